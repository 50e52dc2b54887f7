// SPDX-License-Identifier: MIT
// The check lifetimes.
#include "judge.h"

TestSuite(check_lifetimes, .fini = judge_clear);

#define MAIN "0.000000 0 birth parent=grader pid=2 how=spawn\n"
#define BIRTH(time, number) time " " number " birth parent=0 pid=9 how=fork\n"
#define END(time, number) time " " number " exit status=0\n"
#define WAIT(time, number) time " 0 wait child=" number "\n"
#define MAIN_ENDS "9.000000 0 exit status=0\n"

#define TOGETHER                                                                                   \
    MAIN BIRTH("0.000000", "1") BIRTH("1.000000", "2") END("3.000000", "1") WAIT("3.000000", "1")  \
        END("4.000000", "2") WAIT("4.000000", "2") MAIN_ENDS
#define IN_TURN                                                                                    \
    MAIN BIRTH("0.000000", "1") END("3.000000", "1") WAIT("3.000000", "1") BIRTH("3.000000", "2")  \
        END("6.000000", "2") WAIT("6.000000", "2") MAIN_ENDS

static struct result judged(const char *yaml, const char *events) {
    return judge(&check_lifetimes, yaml, events);
}

// --- at the same time

Test(check_lifetimes, passes_on_lives_that_overlap) {
    EXPECT_PASS(judged("{are: overlapping}", TOGETHER));
    EXPECT_PASS(judged("{are: overlapping, processes: [2, 1]}", TOGETHER));
    EXPECT_PASS(judged("{are: overlapping, processes: [main, 2]}", IN_TURN));
    EXPECT_PASS(judged("{are: overlapping}", // in one moment, but in this order
                       MAIN BIRTH("0.000000", "1") BIRTH("0.000000", "2") END("0.000000", "1")));
}

Test(check_lifetimes, names_a_pair_that_does_not_overlap) {
    struct result result = judged("{are: overlapping}", IN_TURN);
    EXPECT_FAIL(
        result, 1, "main's children to be alive at the same time",
        "process 1 (main's first child) lived from 0 s to 3 s, and had ended when process 2 "
        "(main's second child) was started, at 3 s");
    cr_expect(strstr(result.hint, "only then wait"), "%s", result.hint);
    cr_expect(strstr(result.hint, "a waitpid() or a sleep()"), "%s", result.hint);
    EXPECT_FAIL(judged("{are: overlapping}",
                       MAIN BIRTH("0.000000", "1") BIRTH("0.000000", "2") END("1.000000", "2")
                           BIRTH("2.000000", "3") END("3.000000", "1")),
                2, "alive at the same time",
                "process 2 (main's second child) lived from 0 s to 1 s, and had ended when process "
                "3 (main's third child) was started, at 2 s");
    EXPECT_FAIL(judged("{are: overlapping, processes: [1, 2]}",
                       MAIN BIRTH("0.000000", "1") END("0.000000", "1") BIRTH("0.000000", "2")),
                1,
                "process 1 (the first to be started) and process 2 (the second to be started) to "
                "be alive at the same time",
                "had ended when process 2");
}

// --- one after the other

Test(check_lifetimes, passes_on_lives_in_turn) {
    EXPECT_PASS(judged("{are: one_after_the_other}", IN_TURN));
    EXPECT_PASS(judged("{are: one_after_the_other, processes: [2, 1]}", IN_TURN));
}

Test(check_lifetimes, finds_who_was_started_too_early) {
    struct result result = judged("{are: one_after_the_other}", TOGETHER);
    EXPECT_FAIL(result, 2, "main's children to live one after the other",
                "process 2 (main's second child) was started at 1 s, while process 1 (main's first "
                "child) was still alive");
    cr_expect(strstr(result.hint, "before the next fork()"), "%s", result.hint);
    EXPECT_FAIL(judged("{are: one_after_the_other}", // at the same moment, but before
                       MAIN BIRTH("0.000000", "1") BIRTH("0.000000", "2") END("0.000000", "1")
                           WAIT("0.000000", "1")),
                2, "one after the other", "was still alive");
}

Test(check_lifetimes, wants_a_wait_in_between) {
    EXPECT_FAIL(judged("{are: one_after_the_other}",
                       MAIN BIRTH("0.000000", "1") END("3.000000", "1") BIRTH("3.000000", "2")
                           WAIT("3.000000", "1") END("6.000000", "2") MAIN_ENDS),
                2, "has ended and has been waited for",
                "process 2 (main's second child) was started at 3 s, when process 1 (main's first "
                "child) had ended, but nobody had waited for it");
    EXPECT_FAIL(judged("{are: one_after_the_other}",
                       MAIN BIRTH("0.000000", "1") END("3.000000", "1") BIRTH("3.000000", "2")),
                2, "has been waited for", "nobody had waited");
}

// --- which processes

Test(check_lifetimes, judges_main_s_children_alone) {
    const char *grandchild = MAIN BIRTH("0.000000", "1") BIRTH("0.000000", "2") END("1.000000", "1")
        END("1.000000", "2") "2.000000 3 birth parent=2 pid=9 how=fork\n";
    EXPECT_PASS(judged("{are: overlapping}", grandchild));
    EXPECT_FAIL(judged("{are: overlapping, processes: [1, 2, 3]}", grandchild), 1,
                "process 1 (the first to be started), process 2 (the second to be started) and "
                "process 3 (the third to be started) to be alive",
                "process 3 (child of process 2) was started");
}

Test(check_lifetimes, needs_two_processes) {
    EXPECT_FAIL(judged("{are: overlapping}", MAIN BIRTH("0.000000", "1")), 0,
                "alive at the same time", "main started 1 child");
    EXPECT_FAIL(judged("{are: one_after_the_other}", MAIN), 0, "one after the other",
                "main started 0 children");
    EXPECT_FAIL(judged("{are: overlapping, processes: [1, 3]}", TOGETHER), PROCESS_UNKNOWN,
                "alive at the same time", "process 3 (the third to be started) does not exist");
    const char *wrong = judge_complaints(&check_lifetimes, "{are: overlapping, processes: [1]}");
    cr_expect_str_eq(wrong, "check:1:1: `processes` needs two processes or more\n");
}

Test(check_lifetimes, takes_no_process_for_two) {
    const char *events = MAIN BIRTH("0.000000", "1") BIRTH(
        "0.000000", "2") "0.000000 2 output stream=stdout data=\"a\\nb\\n\"\n" END("1.000000", "1");
    const char *yaml = "{are: overlapping, processes: [1, {printed: a}, {printed: b}]}";
    struct result result = judged(yaml, events);
    EXPECT_FAIL(result, 2, "the process that printed a line like `a`",
                "process 2 (main's second child) itself printed both `a` and `b`");
    cr_expect(strstr(result.hint, "a process of its own"), "%s", result.hint);
    EXPECT_FAIL(judged("{are: overlapping, processes: [2, {printed: '[ab]'}]}", events), 2, "like",
                "process 2 (main's second child) itself printed `a`");
    EXPECT_FAIL(judged("{are: overlapping, processes: [1, main, 1]}", events), 1, "alive",
                "process 1 (the first to be started) and process 1 (the first to be started) are "
                "one process, process 1 (main's first child)");
    EXPECT_FAIL(judged("{are: overlapping, processes: [1, {printed: c}]}", events), PROCESS_UNKNOWN,
                "alive", "no process printed a line like `c`");
}

Test(check_lifetimes, asks_for_order_alone) {
    cr_expect_not(check_lifetimes.needs_clock, "the real clock has an order too");
    cr_expect(*judge_complaints(&check_lifetimes, "{}"));
}
