// SPDX-License-Identifier: MIT
// The check nothing_left.
#include "judge.h"

TestSuite(check_nothing_left, .fini = judge_clear);

#define RUN                                                                                        \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "0.100000 0 exit status=0\n"

static struct result judged(const char *events) { return judge(&check_nothing_left, "{}", events); }

Test(check_nothing_left, passes_where_nothing_is_left) { EXPECT_PASS(judged(RUN)); }

Test(check_nothing_left, names_the_object_and_the_call_that_removes_it) {
    struct result result = judged(RUN "0.100000 0 left kind=semaphore path=\"/lock\"\n");
    EXPECT_FAIL(result, PROCESS_UNKNOWN, "no object of the system to be left",
                "the POSIX semaphore /lock is still there");
    cr_assert(strstr(result.hint, "sem_unlink()"));
}

Test(check_nothing_left, counts_the_others) {
    EXPECT_FAIL(judged(RUN "0.100000 0 left kind=fifo path=\"/tmp/f\"\n"
                           "0.100000 0 left kind=shm path=\"/ring\"\n"),
                PROCESS_UNKNOWN, "no object", "the FIFO /tmp/f is still there, and 1 more");
}

Test(check_nothing_left, shows_no_control_characters_of_a_name) {
    struct result result = judged(RUN "0.100000 0 left kind=shm path=\"/a\\033[31m\"\n");
    cr_assert_not(strchr(result.seen, '\x1b'));
}
