// SPDX-License-Identifier: MIT
// The check no_busy_waiting.
#include "judge.h"

TestSuite(check_no_busy_waiting, .fini = judge_clear);

#define BIRTHS                                                                                     \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "0.000000 1 birth parent=0 pid=3 how=fork\n"

static struct result judged(const char *events) {
    return judge(&check_no_busy_waiting, "{}", arena_print(&judge_arena, "%s%s", BIRTHS, events));
}

Test(check_no_busy_waiting, passes_on_who_sleeps) {
    EXPECT_PASS(judged(""));
    EXPECT_PASS(judged("0.000000 1 sleep seconds=3.000000\n3.000000 1 exit status=0\n"));
}

Test(check_no_busy_waiting, finds_who_polls) {
    struct result result = judged(
        "1.500000 1 busy how=polls\n2.000000 0 busy how=computes\n2.000000 0 exit status=0\n");
    EXPECT_FAIL(result, 1, "every process to sleep while it waits",
                "from 1.5 s on, process 1 (main's first child) asked again and again");
    cr_expect(strstr(result.hint, "waitpid() without WNOHANG"), "%s", result.hint);
    cr_expect(strstr(result.hint, "sem_wait()"), "%s", result.hint);
    cr_expect(strstr(result.hint, "a read() that blocks"), "%s", result.hint);
}

Test(check_no_busy_waiting, finds_who_computes) {
    struct result result = judged("0.000000 0 busy how=computes\n");
    EXPECT_FAIL(result, 0, "every process to sleep while it waits",
                "from 0 s on, main computed without a pause");
    cr_expect(strstr(result.hint, "wait on a semaphore"), "%s", result.hint);
}

Test(check_no_busy_waiting, judges_a_program_without_end_too) {
    cr_expect_not(check_no_busy_waiting.needs_end, "who polls for ever must hear of it");
    cr_expect(check_no_busy_waiting.needs_clock, "no clock but the virtual one notices it");
}
