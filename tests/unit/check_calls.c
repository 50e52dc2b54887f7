// SPDX-License-Identifier: MIT
// The check calls.
#include "judge.h"

TestSuite(check_calls, .fini = judge_clear);

static struct result judged(const char *yaml, const char *symbols) {
    const char *events =
        arena_print(&judge_arena, "%s%s", "0.000000 0 birth parent=grader pid=2 how=spawn\n",
                    *symbols ? judge_file("symbols", symbols) : "");
    return judge(&check_calls, yaml, events);
}

Test(check_calls, passes_where_one_file_calls_one) {
    EXPECT_PASS(judged("{function: 'MPI_I?send'}", "a.o: main T 0 1\nb.o: MPI_Isend U\n"));
}

Test(check_calls, what_it_defines_itself_is_no_librarys) {
    EXPECT_FAIL(judged("{function: MPI_Send, like: MPI_Send}", "a.o: MPI_Send T 0 1\n"),
                PROCESS_UNKNOWN, "a call of MPI_Send() or its like", "no source file calls");
}

Test(check_calls, the_whole_name_counts) {
    EXPECT_FAIL(judged("{function: MPI_Send}", "a.o: MPI_Sendrecv U\n"), PROCESS_UNKNOWN,
                "a function like MPI_Send", "no source file calls");
}

Test(check_calls, no_symbols_are_no_fault_of_the_students) {
    cr_assert_eq(judged("{function: f}", "").outcome, OUTCOME_ERROR);
}
