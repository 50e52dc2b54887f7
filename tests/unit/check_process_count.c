// SPDX-License-Identifier: MIT
// The check process_count.
#include "judge.h"

TestSuite(check_process_count, .fini = judge_clear);

#define MAIN "0.000000 0 birth parent=grader pid=2 how=spawn\n"
#define FAMILY                                                                                     \
    MAIN "0.000000 1 birth parent=0 pid=3 how=fork\n"                                              \
         "0.000000 2 birth parent=1 pid=4 how=fork\n"

static struct result judged(const char *yaml, const char *events) {
    return judge(&check_process_count, yaml, events);
}

Test(check_process_count, passes_on_the_right_numbers) {
    EXPECT_PASS(judged("{children: 1, total: 3}", FAMILY));
    EXPECT_PASS(judged("{children: 0, total: 1}", MAIN));
    EXPECT_PASS(judged("{children: 1}", FAMILY));
    cr_expect_neq(judge_complaints(&check_process_count, "{}")[0], '\0', "it could not fail");
}

Test(check_process_count, counts_children_of_main) {
    struct result few = judged("{children: 2}", FAMILY);
    EXPECT_FAIL(few, 0, "main to start 2 children", "it started 1 child");
    struct result many = judged("{children: 0}", FAMILY);
    EXPECT_FAIL(many, 0, "main to start 0 children", "it started 1 child");
    cr_expect(strstr(few.hint, "pthread_create() makes none"), "%s", few.hint);
    cr_expect(strstr(many.hint, "the child runs on"), "%s", many.hint);
}

Test(check_process_count, counts_all) {
    struct result few = judged("{children: 1, total: 4}", FAMILY);
    EXPECT_FAIL(few, PROCESS_UNKNOWN, "4 processes in all, main included", "there were 3");
    cr_expect_null(strstr(few.seen, "too many"), "%s", few.seen);
}

Test(check_process_count, names_the_first_that_is_too_many) {
    EXPECT_FAIL(judged("{children: 1, total: 2}", FAMILY), 2, "2 processes in all, main included",
                "there were 3; the first too many is process 2 (child of process 1)");
    EXPECT_FAIL(
        judged("{children: 2, total: 3}", FAMILY "0.000000 3 birth parent=0 pid=5 how=fork\n"), 2,
        "3 processes", "the first too many is process 2 (child of process 1)");
    EXPECT_FAIL(
        judged("{children: 1, total: 3}", FAMILY "0.000000 3 birth parent=2 pid=5 how=fork\n"), 3,
        "3 processes", "the first too many is process 3 (child of process 2)");
}

Test(check_process_count, knows_that_a_thread_is_no_process) {
    EXPECT_FAIL(judged("{children: 2}", MAIN "0.000000 0 thread pid=3\n0.000000 0 thread pid=4\n"),
                0, "2 children",
                "it started 0 children, and 2 threads (a thread is not a process)");
}
