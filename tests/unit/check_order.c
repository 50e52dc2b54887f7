// SPDX-License-Identifier: MIT
// The check order.
#include "judge.h"

TestSuite(check_order, .fini = judge_clear);

#define MAIN "0.000000 0 birth parent=grader pid=2 how=spawn\n"
#define BIRTH(time, number) time " " number " birth parent=0 pid=9 how=fork\n"
#define END(time, number) time " " number " exit status=0\n"
#define WAIT(time, number) time " 0 wait child=" number "\n"
#define PRINTS(time, number, text) time " " number " output stream=stdout data=\"" text "\"\n"
#define SENDS(time, number, target) time " " number " send to=" target " signal=15\n"

#define POOL                                                                                       \
    MAIN BIRTH("0.000000", "1") BIRTH("0.000000", "2") END("0.000000", "2") WAIT("0.000000", "2")  \
        END("1.000000", "1") WAIT("1.000000", "1") PRINTS("1.000000", "0", "done\\n")

static struct result judged(const char *yaml, const char *events) {
    return judge(&check_order, yaml, events);
}

// --- one before the other

Test(check_order, passes_on_steps_in_order) {
    EXPECT_PASS(
        judged("{steps: [{start: children, count: 2}, {end: children}, {line: done}]}", POOL));
    EXPECT_PASS(judged("{steps: [{start: children}, {waited_for: children}, {line: done}]}", POOL));
    EXPECT_PASS(judged("{steps: [{start: main}, {start: 1}, {end: 2}, {end: 1}]}", POOL));
    EXPECT_PASS(judged("{steps: [{end: 2}, {waited_for: 2}, {waited_for: 1}]}", POOL));
    EXPECT_PASS(judged("{steps: [[{end: 1}, {waited_for: 2}], [{line: done}]]}", POOL));
}

Test(check_order, takes_children_of_main_alone) {
    EXPECT_PASS(judged("{steps: [{start: children, count: 2}, {end: children}]}",
                       MAIN BIRTH("0.000000", "1") "0.000000 2 birth parent=1 pid=7 how=fork\n" END(
                           "0.000000", "2") BIRTH("0.000000", "3") END("1.000000", "1")
                           END("1.000000", "3")));
}

Test(check_order, tells_what_came_too_early) {
    struct result result = judged("{steps: [{start: children}, {end: children}]}",
                                  MAIN BIRTH("0.000000", "1") END("0.500000", "1")
                                      BIRTH("1.000000", "2") END("2.000000", "2"));
    EXPECT_FAIL(result, 1, "every child of main to be started before any child of main ends",
                "process 2 (main's second child) was started at 1 s, but before that process 1 "
                "(main's first child) ended at 0.5 s");
    cr_expect(strstr(result.hint, "waitpid()"), "%s", result.hint);
    cr_expect_null(strstr(result.hint, "fflush"), "%s", result.hint);
    EXPECT_FAIL(judged("{steps: [{waited_for: 2}, {end: 1}, {waited_for: 1}, {end: 2}]}", POOL), 2,
                "process 1 (the first to be started) to be waited for before process 2 (the second "
                "to be started) ends",
                "process 1 (main's first child) was waited for by main at 1 s, but before that "
                "process 2 (main's second child) ended at 0 s");
}

Test(check_order, looks_at_the_last_of_a_step_and_the_first_of_the_next) {
    const char *events =
        MAIN BIRTH("0.000000", "1") PRINTS("0.000000", "1", "a\\n") PRINTS("0.000000", "0", "b\\n")
            PRINTS("1.000000", "1", "a\\n") PRINTS("2.000000", "0", "b\\n");
    struct result result = judged("{steps: [{line: a}, {line: b, like: b}]}", events);
    EXPECT_FAIL(result, 0, "every line like `a` to be printed before any line like `b` is printed",
                "`a` was printed by process 1 (main's first child) at 1 s, but before that `b` was "
                "printed by main at 0 s");
    cr_expect(strstr(result.hint, "fflush(stdout)"), "%s", result.hint);
    EXPECT_PASS(judged("{steps: [{start: 1}, [{line: b}, {line: a}]]}", events));
    EXPECT_FAIL(judged("{steps: [[{start: 1}, {line: a}], {line: b}]}", events), 0,
                "every line like `a`", "was printed by main at 0 s");
    EXPECT_FAIL(judged("{steps: [[{line: a}, {start: 1}], {line: b}]}", events), 0,
                "every line like `a`", "was printed by main at 0 s");
    EXPECT_FAIL(judged("{steps: [{line: a}, [{line: b}, {end: 1}]]}",
                       MAIN BIRTH("0.000000", "1") PRINTS("0.000000", "0", "b\\n")
                           PRINTS("0.000000", "1", "a\\n") END("1.000000", "1")),
                0, "every line like `a`", "`b` was printed by main");
    EXPECT_FAIL(judged("{steps: [{line: a}, [{end: 1}, {line: b}]]}",
                       MAIN BIRTH("0.000000", "1") PRINTS("0.000000", "0", "b\\n")
                           PRINTS("0.000000", "1", "a\\n") END("1.000000", "1")),
                0, "every line like `a`", "`b` was printed by main");
}

Test(check_order, takes_a_line_from_its_first_byte) {
    EXPECT_PASS(judged("{steps: [{line: a}, {line: b}]}",
                       MAIN PRINTS("0.000000", "0", "a\\nb\\n"))); // in one write
    EXPECT_FAIL(judged("{steps: [{line: b}, {line: a}]}", MAIN PRINTS("0.000000", "0", "a\\nb\\n")),
                0, "every line like `b`", "`b` was printed by main");
    const char *torn = MAIN BIRTH("0.000000", "1") PRINTS("0.000000", "1", "xx")
        END("1.000000", "0") PRINTS("2.000000", "1", "y\\n");
    EXPECT_PASS(judged("{steps: [{line: xxy}, {end: main}]}", torn));
    struct result result = judged("{steps: [{end: main}, {line: xxy}]}", torn);
    EXPECT_FAIL(result, 1, "main to end before",
                "main ended at 1 s, but before that `xxy` was printed by process 1");
    cr_expect(strstr(result.hint, "fflush(stdout)"), "%s", result.hint);
    result = judged("{steps: [{line: xxy}, {start: 1}]}", torn);
    cr_expect(strstr(result.hint, "fflush(stdout)"), "%s", result.hint);
}

// --- signals

Test(check_order, sees_signals) {
    const char *events = MAIN BIRTH("0.000000", "1") BIRTH("0.000000", "2")
        SENDS("1.000000", "0", "1") "1.000000 1 signal signal=15 by=0\n"
                                    "1.000000 1 exit signal=15 by=0\n" SENDS(
                                        "2.000000", "0", "2") "3.000000 0 signal signal=14\n";
    EXPECT_PASS(judged("{steps: [{signal: 15, to: 1, count: 1}, {end: 1}]}", events));
    EXPECT_PASS(judged("{steps: [{start: children}, {signal: 15, to: children}]}", events));
    EXPECT_PASS(
        judged("{steps: [{signal: 15, to: children, count: 2}, {signal: 14, to: main}]}", events));
    EXPECT_FAIL(judged("{steps: [{signal: 15, to: 2}, {end: 1}]}", events), 1,
                "process 2 (the second to be started) to be sent SIGTERM before process 1",
                "process 2 (main's second child) was sent SIGTERM by main at 2 s, but before that "
                "process 1 (main's first child) ended at 1 s");
    EXPECT_FAIL(judged("{steps: [{start: children}, {signal: 9, to: 1}]}", events), PROCESS_UNKNOWN,
                "process 1 (the first to be started) to be sent SIGKILL", "it never happened");
    EXPECT_FAIL(judged("{steps: [{start: main}, {signal: 14, to: children}]}", events), 1,
                "every child of main to be sent SIGALRM",
                "process 1 (main's first child) was not sent SIGALRM");
}

Test(check_order, tells_who_sent_a_signal) {
    const char *events =
        MAIN BIRTH("0.000000", "1") SENDS("1.000000", "1", "1") "2.000000 1 signal signal=14\n";
    struct result result = judged("{steps: [{start: main}], never: [{signal: 15, to: 1}]}", events);
    EXPECT_FAIL(result, 1, "SIGTERM", "was sent SIGTERM by itself at 1 s");
    result = judged("{steps: [{start: main}], never: [{signal: 14, to: 1}]}", events);
    EXPECT_FAIL(result, PROCESS_UNKNOWN, "SIGALRM", "(main's first child) was sent SIGALRM at 2 s");
}

// --- what has to happen

Test(check_order, wants_everything_to_happen) {
    EXPECT_FAIL(judged("{steps: [{start: main}, {line: 'end(ed)?', like: ended}]}", POOL),
                PROCESS_UNKNOWN, "a line like `ended` to be printed", "it never happened");
    EXPECT_FAIL(judged("{steps: [{start: main}, {start: 3}]}", POOL), PROCESS_UNKNOWN,
                "process 3 (the third to be started) to be started", "does not exist");
    EXPECT_FAIL(judged("{steps: [{start: main}, {end: children}]}", MAIN), 0,
                "every child of main to end", "main started 0 children");
    struct result result = judged(
        "{steps: [{start: main}, {waited_for: children}]}",
        MAIN BIRTH("0.000000", "1")
            BIRTH("0.000000", "2") "0.000000 3 birth parent=1 pid=7 how=fork\n" END("0.000000", "1")
                WAIT("0.000000", "1") END("0.000000", "2"));
    EXPECT_FAIL(result, 2, "every child of main to be waited for",
                "process 2 (main's second child) was not waited for");
}

Test(check_order, counts_what_happens) {
    EXPECT_PASS(judged("{steps: [{start: main}, {end: children, count: 1}]}",
                       MAIN BIRTH("0.000000", "1") BIRTH("0.000000", "2") END("0.000000", "2")));
    EXPECT_FAIL(judged("{steps: [{start: children, count: 3}, {line: done}]}", POOL),
                PROCESS_UNKNOWN, "a child of main to be started, 3 times in all",
                "it happened 2 times");
    EXPECT_FAIL(judged("{steps: [{start: 1}, {line: done, count: 2}]}", POOL), PROCESS_UNKNOWN,
                "a line like `done` to be printed, 2 times in all", "it happened 1 time");
    EXPECT_FAIL(judged("{steps: [{start: 1}, {line: x, count: 1}]}", POOL), PROCESS_UNKNOWN,
                "a line like `x` to be printed, 1 time in all", "it never happened");
}

// --- what must not happen

Test(check_order, finds_what_must_not_happen) {
    EXPECT_PASS(judged("{steps: [{start: main}], never: [{line: x}, {signal: 15, to: children}, "
                       "{end: 3}]}",
                       POOL));
    struct result result =
        judged("{steps: [{start: main}], never: [{line: x}, {line: 'd.*'}]}", POOL);
    EXPECT_FAIL(result, 0, "no line like `d.*` to be printed", "`done` was printed by main at 1 s");
    cr_expect(strstr(result.hint, "which process"), "%s", result.hint);
    EXPECT_FAIL(judged("{steps: [{start: main}], never: [{signal: 15, to: children}]}",
                       POOL SENDS("2.000000", "2", "1")),
                2, "no child of main to be sent SIGTERM",
                "process 1 (main's first child) was sent SIGTERM by process 2 (main's second "
                "child) at 2 s");
    EXPECT_FAIL(judged("{steps: [{start: main}], never: [{end: 1}]}", POOL), 1,
                "process 1 (the first to be started) not to end",
                "process 1 (main's first child) ended at 1 s");
}

Test(check_order, shows_student_text_safely) {
    EXPECT_FAIL(judged("{steps: [{start: main}], never: [{line: 'x.*'}]}",
                       MAIN PRINTS("0.000000", "0", "x\\033[2J\\n")),
                0, "no line like `x.*`", "`x\\x1b[2J` was printed");
}

Test(check_order, asks_for_order_alone) {
    cr_expect_not(check_order.needs_clock, "the real clock has an order too");
}

// --- YAML

Test(check_order, complains_of_what_can_not_be) {
    static const struct {
        const char *yaml, *words;
    } wrong[] = {
        {"{steps: [{start: main}]}",
         "check:1:1: `steps` needs two steps or more; each is an item of the list\n"},
        {"{steps: [{start: main}], never: [{line: a, count: 2}]}",
         "check:1:1: what is in `never` does not happen at all: it can have no `count`\n"},
        {"{steps: [{line: a, like: b}, {end: main}]}",
         "check:1:26: this example does not match the pattern\n"},
        {"{steps: [{start: 1, like: b}, {end: main}]}", "check:1:21: `like` needs `line`\n"},
        {"{steps: [{signal: 9}, {end: main}]}", "check:1:10: `signal` and `to` stand together"},
        {"{steps: [{start: 1, to: 2}, {end: main}]}",
         "check:1:10: `signal` and `to` stand together"},
        {"{steps: [{start: 1, count: 2}, {end: main}]}",
         "check:1:21: a process starts, ends and is waited for once; `count` is for lines"},
        {"{steps: [{end: 1, count: 2}, {end: main}]}", "check:1:19: a process starts, ends"},
        {"{steps: [{waited_for: 1, count: 2}, {end: main}]}", "check:1:26: a process starts"},
        {"{steps: [{start: 1, end: 1}, {end: main}]}",
         "check:1:21: `end` can not stand beside `start`; choose one of them\n"},
        {"{steps: [{}, {end: main}]}", "check:1:10: one of these keys is required: `line`, "
                                       "`start`, `end`, `waited_for`, `signal`\n"},
        {"{steps: [{end: child}, {end: main}]}", "check:1:16: expected a process: main"},
        {"{steps: [[], {end: main}]}", "check:1:10: expected at least one item"},
        {"{steps: [done, {end: main}]}", "check:1:10: expected a mapping with keys of `line`"},
        {"{steps: [{line: a, count: 0}, {end: main}]}",
         "check:1:27: expected a whole number from 1"},
        {"{never: [{end: 1}]}", "the key `steps` is missing"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const char *found = judge_complaints(&check_order, wrong[i].yaml);
        cr_expect(strstr(found, wrong[i].words), "%s: %s", wrong[i].yaml, found);
    }
}
