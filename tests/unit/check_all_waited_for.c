// SPDX-License-Identifier: MIT
// The check all_waited_for.
#include "judge.h"

TestSuite(check_all_waited_for, .fini = judge_clear);

#define BIRTHS                                                                                     \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "0.000000 1 birth parent=0 pid=3 how=fork\n"                                                   \
    "0.000000 2 birth parent=1 pid=4 how=fork\n"

static struct result judged(const char *events) {
    return judge(&check_all_waited_for, "{}", events);
}

Test(check_all_waited_for, passes_where_each_was_waited_for) {
    EXPECT_PASS(judged(BIRTHS "1.000000 2 exit status=0\n"
                              "1.000000 1 wait child=2\n"
                              "1.000000 1 exit status=0\n"
                              "1.000000 0 wait child=1\n"
                              "1.000000 0 exit status=0\n"));
    EXPECT_PASS(judged("0.000000 0 birth parent=grader pid=2 how=spawn\n"
                       "1.000000 0 exit status=0\n"));
}

Test(check_all_waited_for, finds_what_is_still_running) {
    struct result result = judged(BIRTHS "1.000000 2 exit status=0\n"
                                         "1.000000 1 wait child=2\n"
                                         "1.000000 0 exit status=0\n"
                                         "1.000000 1 exit status=0\n");
    EXPECT_FAIL(result, 1, "every process to be waited for before main ends",
                "process 1 (main's first child) was still running when main ended");
    cr_expect(strstr(result.hint, "In main"), "%s", result.hint);
}

Test(check_all_waited_for, finds_a_zombie) {
    struct result result = judged(BIRTHS "1.000000 2 exit status=0\n"
                                         "1.000000 1 exit status=0\n"
                                         "1.000000 0 wait child=1\n"
                                         "1.000000 0 exit status=0\n");
    EXPECT_FAIL(result, 2, "waited for", "process 2 (child of process 1) ended, but nobody waited");
    cr_expect(strstr(result.hint, "In process 1 (main's first child)"), "%s", result.hint);
}

Test(check_all_waited_for, finds_what_was_waited_for_too_late) {
    EXPECT_FAIL(judged("0.000000 0 birth parent=grader pid=2 how=spawn\n"
                       "0.000000 1 birth parent=0 pid=3 how=fork\n"
                       "0.000000 2 birth parent=0 pid=4 how=fork\n"
                       "0.000000 3 birth parent=2 pid=5 how=fork\n"
                       "0.500000 1 exit status=0\n"
                       "0.500000 0 wait child=1\n"
                       "1.000000 3 exit status=0\n"
                       "1.000000 2 exit status=0\n"
                       "1.000000 0 wait child=2\n"
                       "1.000000 0 exit status=0\n"
                       "1.500000 2 wait child=3\n"),
                3, "waited for", "only after main had ended");
}
