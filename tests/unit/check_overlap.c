// SPDX-License-Identifier: MIT
// The check overlap.
#include "judge.h"

TestSuite(check_overlap, .fini = judge_clear);

#define TREE                                                                                       \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "0.000000 1 birth parent=0 pid=3 how=fork\n"                                                   \
    "0.000000 2 birth parent=0 pid=4 how=fork\n"                                                   \
    "0.000000 3 birth parent=0 pid=5 how=fork\n"
#define SLEEPS(time, process, seconds) time " " process " sleep seconds=" seconds "\n"
#define PRINTS(process, text) "0.000000 " process " output stream=stdout data=\"" text "\\n\"\n"
#define SERIAL TREE SLEEPS("0.000000", "1", "1.000000") SLEEPS("1.000000", "2", "1.000000")
#define PARALLEL TREE SLEEPS("0.000000", "1", "1.000000") SLEEPS("0.999999", "2", "1.000000")

static struct result judged(const char *yaml, const char *const *events) {
    return judge_together(&check_overlap, yaml, events);
}

#define RUNS(...)                                                                                  \
    (const char *const[]) { __VA_ARGS__, NULL }

Test(check_overlap, one_run_is_enough) {
    EXPECT_PASS(judged("{}", RUNS(SERIAL, PARALLEL)));
    EXPECT_FAIL(judged("{}", RUNS(SERIAL, SERIAL)), PROCESS_UNKNOWN,
                "2 processes asleep at the same moment, in one run at least",
                "never more than 1 at a time, in 2 runs");
    EXPECT_FAIL(judged("{}", RUNS(TREE)), PROCESS_UNKNOWN,
                "2 processes asleep at the same moment, in one run at least",
                "no process that was ever asleep");
}

Test(check_overlap, counts_processes) {
    EXPECT_FAIL(judged("{at_least: 3}", RUNS(PARALLEL)), PROCESS_UNKNOWN,
                "3 processes asleep at the same moment, in one run at least",
                "never more than 2 at a time, in 1 run");
    EXPECT_PASS(judged("{at_least: 3}", RUNS(PARALLEL SLEEPS("0.999999", "3", "0.500000"))));
    // Main is no worker, unless it is named.
    EXPECT_FAIL(judged("{}", RUNS(TREE SLEEPS("0.000000", "0", "9.000000")
                                      SLEEPS("0.500000", "1", "1.000000"))),
                PROCESS_UNKNOWN, "2 processes asleep at the same moment, in one run at least",
                "never more than 1 at a time, in 1 run");
    EXPECT_PASS(judged("{processes: [main, 1]}", RUNS(TREE SLEEPS("0.000000", "0", "9.000000")
                                                          SLEEPS("0.500000", "1", "1.000000"))));
    EXPECT_FAIL(judged("{processes: [1, 3]}", RUNS(PARALLEL)), PROCESS_UNKNOWN,
                "2 processes asleep at the same moment, in one run at least",
                "never more than 1 at a time, in 1 run");
}

Test(check_overlap, who_is_ended_sleeps_no_more) {
    EXPECT_FAIL(
        judged(
            "{}",
            RUNS(TREE SLEEPS("0.000000", "1", "9.000000") "1.000000 1 exit signal=15 by=0\n" SLEEPS(
                "2.000000", "2", "1.000000"))),
        PROCESS_UNKNOWN, "2 processes asleep at the same moment, in one run at least",
        "never more than 1 at a time, in 1 run");
}

Test(check_overlap, work_is_between_two_lines) {
#define WORK "{from: 'begin .*', to: 'end .*'}"
    EXPECT_PASS(judged(WORK, RUNS(TREE PRINTS("1", "begin a") PRINTS("2", "begin b")
                                      PRINTS("1", "end a") PRINTS("2", "end b"))));
    EXPECT_FAIL(judged(WORK, RUNS(TREE PRINTS("1", "begin a") PRINTS("1", "end a")
                                      PRINTS("2", "begin b") PRINTS("2", "end b"))),
                PROCESS_UNKNOWN, "2 processes at work at the same moment, in one run at least",
                "never more than 1 at a time, in 1 run");
}

Test(check_overlap, objects) {
    cr_expect(strstr(judge_complaints(&check_overlap, "{from: a}"), "belong together"));
    cr_expect(strstr(judge_complaints(&check_overlap, "{at_least: 1}"), "must be 2 or more"));
    cr_expect(
        strstr(judge_complaints(&check_overlap, "{processes: [1, 2], at_least: 3}"), "fewer than"));
}
