// SPDX-License-Identifier: MIT
// The check fails_cleanly.
#include "judge.h"

TestSuite(check_fails_cleanly, .fini = judge_clear);

#define MAIN "0.000000 0 birth parent=grader pid=2 how=spawn\n"
#define CHILD "0.000000 1 birth parent=0 pid=3 how=fork\n"
#define FAULT "0.000000 0 fault call=fork value=11\n"
#define SAYS "0.000000 0 output stream=stderr data=\"fork: no\\n\"\n"
#define END(status) "0.000000 0 exit status=" status "\n"

static struct result judged(const char *events) {
    return judge(&check_fails_cleanly, "{}", events);
}

Test(check_fails_cleanly, passes_where_main_says_so_and_ends) {
    EXPECT_PASS(judged(MAIN FAULT SAYS END("1")));
    EXPECT_PASS(judged(MAIN CHILD FAULT SAYS "0.000000 1 exit status=0\n" END("1")));
}

Test(check_fails_cleanly, tells_which_call_of_whom_failed) {
#define FORK "as fork() of main failed: EAGAIN"
    EXPECT_FAIL(judged(MAIN FAULT SAYS END("0")), 0, FORK, "main ended with exit status 0");
    EXPECT_FAIL(judged(MAIN FAULT SAYS "0.000000 0 exit signal=6\n"), 0, FORK,
                "main was ended by SIGABRT");
    EXPECT_FAIL(judged(MAIN FAULT END("1")), 0, FORK, "nothing on stderr");
    EXPECT_FAIL(judged(MAIN CHILD "0.000000 1 fault call=open value=13\n" SAYS
                                  "0.000000 1 exit status=1\n" END("0")),
                0, "as open() of process 1 (main's first child) failed: EACCES",
                "main ended with exit status 0");
}

Test(check_fails_cleanly, nobody_outlives_main) {
    EXPECT_FAIL(judged(MAIN CHILD FAULT SAYS END("1") "0.000000 1 exit status=0\n"), 1, FORK,
                "process 1 (main's first child) outlived main");
}

Test(check_fails_cleanly, needs_a_call_to_fail) {
    EXPECT_FAIL(judged(MAIN SAYS END("1")), PROCESS_UNKNOWN, "a call that can fail",
                "no such call was made");
}
