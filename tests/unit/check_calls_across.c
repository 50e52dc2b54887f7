// SPDX-License-Identifier: MIT
// The check calls_across.
#include "judge.h"

TestSuite(check_calls_across, .fini = judge_clear);

#define WANTED "{function: f, from: main.c, in: f.c}"

static struct result judged(const char *symbols) {
    const char *events =
        arena_print(&judge_arena, "%s%s%s", "0.000000 0 birth parent=grader pid=2 how=spawn\n",
                    "0.100000 0 exit status=0\n", *symbols ? judge_file("symbols", symbols) : "");
    return judge(&check_calls_across, WANTED, events);
}

Test(check_calls_across, passes_where_one_calls_what_the_other_defines) {
    EXPECT_PASS(judged("f.o: f T 0 20\nf.o: printf U\nmain.o: f U\nmain.o: main T 0 30\n"));
}

Test(check_calls_across, fails_where_the_caller_has_its_own) {
    EXPECT_FAIL(judged("f.o: f T 0 20\nmain.o: f t 0 20\nmain.o: main T 0 30\n"), PROCESS_UNKNOWN,
                "main.c to call f(), which f.c defines", "main.c defines f() itself");
}

Test(check_calls_across, fails_where_nobody_calls_it) {
    EXPECT_FAIL(judged("f.o: f T 0 20\nmain.o: main T 0 30\n"), PROCESS_UNKNOWN, "main.c to call",
                "main.c does not call f()");
}

Test(check_calls_across, fails_where_the_module_has_it_for_itself) {
    EXPECT_FAIL(judged("f.o: f t 0 20\nmain.o: f U\n"), PROCESS_UNKNOWN, "main.c to call",
                "f.c defines no function f() that others can call");
}

Test(check_calls_across, a_longer_name_is_another_function) {
    EXPECT_FAIL(judged("f.o: f T 0 20\nmain.o: ff U\nxmain.o: f U\n"), PROCESS_UNKNOWN,
                "main.c to call", "does not call");
}

Test(check_calls_across, no_symbols_are_no_fault_of_the_students) {
    cr_assert_eq(judged("").outcome, OUTCOME_ERROR);
}

Test(check_calls_across, two_files_are_two_files) {
    const char *words = judge_complaints(&check_calls_across, "{function: f, from: f.c, in: f.c}");
    cr_assert(strstr(words, "the same file"), "%s", words);
}
