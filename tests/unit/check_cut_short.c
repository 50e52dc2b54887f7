// SPDX-License-Identifier: MIT
// The check cut_short.
#include "judge.h"

TestSuite(check_cut_short, .fini = judge_clear);

// Process 2 is the youngest.
#define BIRTHS                                                                                     \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "0.000000 1 birth parent=0 pid=3 how=fork\n"                                                   \
    "0.500000 2 birth parent=0 pid=4 how=fork\n"
#define PRINTS(text) "1.000000 1 output stream=stdout data=\"" text "\"\n"
#define TERMINATED "2.000000 1 exit signal=15 by=0\n"
#define LINES "process: 1, lines: [a, bc, d]"

static struct result judged(const char *yaml, const char *events) {
    return judge(&check_cut_short, yaml, arena_print(&judge_arena, "%s%s", BIRTHS, events));
}

Test(check_cut_short, passes_on_who_was_ended_by_another) {
    EXPECT_PASS(judged("{" LINES "}", TERMINATED));
    EXPECT_PASS(judged("{" LINES "}", PRINTS("a\\nbc\\n") "2.000000 1 exit signal=9 by=2\n"));
    EXPECT_PASS(judged("{" LINES ", signals: [2]}", "2.000000 1 exit signal=2 by=0\n"));
    EXPECT_PASS(judged("{" LINES "}", "2.000000 0 send to=1 signal=15\n"
                                      "2.000000 1 signal signal=15 by=0\n"
                                      "2.000000 1 signal signal=15 by=1\n"
                                      "2.000000 1 exit signal=15 by=1\n"));
}

// --- by whom

Test(check_cut_short, finds_who_was_not_ended_by_another) {
    static const char *const ends[][2] = {
        {"2.000000 1 exit status=0\n", "ended with exit status 0"},
        {"2.000000 1 exit signal=15 by=1\n", "was ended by SIGTERM, which it sent to itself"},
        {"2.000000 1 signal signal=15 by=1\n2.000000 1 exit signal=15 by=1\n", "sent to itself"},
        {"2.000000 1 signal signal=2 by=0\n2.000000 1 exit signal=15 by=1\n", "sent to itself"},
        {"2.000000 2 signal signal=15 by=0\n2.000000 1 exit signal=15 by=1\n", "sent to itself"},
        {"2.000000 1 signal signal=15\n2.000000 1 exit signal=15 by=1\n", "sent to itself"},
        {"2.000000 1 exit signal=15\n", "was ended by SIGTERM"},
        {"2.000000 1 exit signal=9 by=grader\n", "was ended by SIGKILL, which the grader sent"},
        {"2.000000 1 exit signal=2 by=0\n", "was ended by SIGINT, which main sent"},
        {"", "did not end"},
    };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct result result = judged("{" LINES "}", ends[i][0]);
        EXPECT_FAIL(result, 1,
                    "process 1 (the first to be started) to be cut short by SIGTERM or SIGKILL "
                    "from another process of the program",
                    ends[i][1]);
        cr_expect(strstr(result.hint, "kill()") || i == 0, "%s", result.hint);
    }
    EXPECT_FAIL(judged("{" LINES ", signals: [10, 12, 2]}", TERMINATED), 1,
                "by SIGUSR1, SIGUSR2 or SIGINT from", "was ended by SIGTERM");
    EXPECT_FAIL(judged("{process: 3, lines: [a]}", TERMINATED), PROCESS_UNKNOWN,
                "a process that is cut short", "does not exist");
}

Test(check_cut_short, tells_who_caught_the_signal) {
    const char *caught = "2.000000 1 signal signal=15 by=0\n2.000000 1 exit status=0\n";
    struct result result = judged("{" LINES "}", caught);
    EXPECT_FAIL(result, 1, "cut short", "ended with exit status 0");
    cr_expect(strstr(result.hint, "its usual effect"), "%s", result.hint);
    result = judged("{" LINES "}", "2.000000 1 signal signal=17\n2.000000 1 exit status=0\n");
    cr_expect(strstr(result.hint, "kill()"), "that was SIGCHLD: %s", result.hint);
    result = judged("{" LINES "}", "2.000000 2 signal signal=15 by=0\n2.000000 1 exit status=0\n");
    cr_expect(strstr(result.hint, "kill()"), "that was another's: %s", result.hint);
}

Test(check_cut_short, tells_who_ignored_the_signal) {
    struct result result =
        judged("{" LINES "}", "2.000000 0 send to=1 signal=15\n3.000000 1 exit status=0\n");
    EXPECT_FAIL(result, 1, "cut short", "ended with exit status 0");
    cr_expect(strstr(result.hint, "the process ignores SIGTERM (SIG_IGN"), "%s", result.hint);
    result = judged("{" LINES ", signals: [15]}", "2.000000 0 send to=1 signal=15\n"
                                                  "3.000000 1 exit signal=9 by=0\n");
    cr_expect(strstr(result.hint, "ignores SIGTERM"), "then it was killed: %s", result.hint);
    static const char *const others[] = {
        "2.000000 0 send to=2 signal=15\n3.000000 1 exit status=0\n",
        "2.000000 0 send to=1 signal=2\n3.000000 1 exit status=0\n",
        "2.000000 1 send to=1 signal=15\n3.000000 1 exit status=0\n",
        "2.000000 1 exit status=0\n2.000000 0 send to=1 signal=15\n",
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        result = judged("{" LINES "}", others[i]);
        cr_expect(strstr(result.hint, "calls kill()"), "%zu: %s", i, result.hint);
    }
}

// --- when

Test(check_cut_short, passes_at_the_right_moment) {
    EXPECT_PASS(judged("{" LINES ", at: 2}", TERMINATED));
    EXPECT_PASS(judged("{" LINES ", at: 1.9}", TERMINATED));
    EXPECT_PASS(judged("{" LINES ", at: 2.25, within: 0.25}", TERMINATED));
    EXPECT_PASS(judged("{" LINES ", at: 1.5, from: last_start}", TERMINATED));
    EXPECT_PASS(judged("{" LINES ", before: 2.000001}", TERMINATED));
    EXPECT_PASS(judged("{" LINES ", before: 1.500001, from: last_start}", TERMINATED));
}

Test(check_cut_short, finds_the_wrong_moment) {
    struct result result = judged("{" LINES ", at: 1}", TERMINATED);
    EXPECT_FAIL(result, 1,
                "process 1 (main's first child) to end 1 s after the start of the program (100 ms "
                "more or less)",
                "it ended 2 s after the start of the program");
    cr_expect(strstr(result.hint, "just the sleep"), "%s", result.hint);
    EXPECT_FAIL(judged("{" LINES ", at: 2.100001}", TERMINATED), 1, "2.100001 s after",
                "2 s after");
    EXPECT_FAIL(judged("{" LINES ", at: 2.5, within: 0.499999}", TERMINATED), 1, "2.5 s after",
                "2 s after");
    EXPECT_FAIL(judged("{" LINES ", at: 2, from: last_start}", TERMINATED), 1,
                "2 s after the start of the youngest process",
                "1.5 s after the start of the young");
    result = judged("{" LINES ", before: 2}", TERMINATED);
    EXPECT_FAIL(result, 1, "less than 2 s after the start of the program", "2 s after");
    cr_expect(strstr(result.hint, "a long sleep"), "no sleep was asked for: %s", result.hint);
    EXPECT_FAIL(judged("{" LINES ", before: 1.5, from: last_start}", TERMINATED), 1,
                "less than 1.5 s after the start of the youngest process", "1.5 s after");
    EXPECT_FAIL(judged("{" LINES ", at: 1, from: last_start}", "0.250000 1 exit signal=15 by=0\n"),
                1, "1 s after", "0.25 s before the start of the youngest process");
}

// --- after which output

Test(check_cut_short, passes_on_the_beginning_of_the_output) {
    EXPECT_PASS(judged("{" LINES ", at_least: 2, at_most: 2}", PRINTS("a\\nbc\\n") TERMINATED));
    EXPECT_PASS(judged("{" LINES ", at_least: 2}", PRINTS("a\\nbc") TERMINATED));
    EXPECT_PASS(judged("{" LINES ", at_least: 1, at_most: 2}", PRINTS("a\\nb") TERMINATED));
    EXPECT_PASS(judged("{" LINES ", at_most: 0}", TERMINATED));
}

Test(check_cut_short, finds_output_that_is_complete_or_wrong) {
    EXPECT_FAIL(judged("{" LINES "}", PRINTS("a\\nbc\\nd\\n") TERMINATED), 1,
                "output that is cut off before its last line, `d`",
                "the output of process 1 (main's first child) is complete");
    EXPECT_FAIL(judged("{" LINES "}", PRINTS("a\\nx\\n") TERMINATED), 1, "`bc` as line 2", "`x`");
}

Test(check_cut_short, counts_lines) {
    struct result result = judged("{" LINES ", at_least: 2}", PRINTS("a\\n") TERMINATED);
    EXPECT_FAIL(result, 1,
                "process 1 (main's first child) to print at least 2 lines before it is cut short",
                "it printed 1 line");
    cr_expect(strstr(result.hint, "fflush(stdout)"), "%s", result.hint);
    EXPECT_FAIL(judged("{" LINES ", at_least: 2}", PRINTS("a\\nb") TERMINATED), 1,
                "at least 2 lines", "it printed 1 line");
    EXPECT_FAIL(judged("{" LINES ", at_least: 1}", TERMINATED), 1, "at least 1 line",
                "it printed 0 lines");
    result = judged("{" LINES ", at_most: 1}", PRINTS("a\\nb") TERMINATED);
    EXPECT_FAIL(result, 1, "to print at most 1 line before", "it printed 2 lines");
    cr_expect(strstr(result.hint, "too long"), "%s", result.hint);
}

Test(check_cut_short, judges_its_end_first) {
    EXPECT_FAIL(judged("{" LINES ", at: 1}", PRINTS("x\\n") "2.000000 1 exit status=0\n"), 1,
                "cut short by", "exit status 0");
    EXPECT_FAIL(judged("{" LINES ", at: 1}", PRINTS("x\\n") TERMINATED), 1, "to end 1 s after",
                "2 s after");
}

// --- YAML

Test(check_cut_short, complains_of_what_can_not_be) {
    static const char *const wrong[][2] = {
        {"{" LINES ", at: 1, before: 2}", "`before` can not stand beside `at`"},
        {"{" LINES ", within: 1}", "`within` needs `at`"},
        {"{" LINES ", before: 1, within: 1}", "`within` needs `at`"},
        {"{" LINES ", from: last_start}", "`from` needs `at` or `before`"},
        {"{" LINES ", at_least: 2, at_most: 1}", "`at_least` is more than `at_most`"},
        {"{" LINES ", at_least: 3}", "`at_least` must leave out one of the lines"},
        {"{" LINES ", signals: [15, 15]}", "stands twice"},
        {"{" LINES ", signals: [0]}", "from 1 to 64"},
        {"{" LINES ", signals: []}", "at least one item"},
        {"{lines: [a]}", "the key `process` is missing"},
        {"{process: 1}", "the key `lines` is missing"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const char *found = judge_complaints(&check_cut_short, wrong[i][0]);
        cr_expect(strstr(found, wrong[i][1]), "%s: %s", wrong[i][0], found);
    }
}
