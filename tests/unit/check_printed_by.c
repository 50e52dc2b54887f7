// SPDX-License-Identifier: MIT
// The check printed_by.
#include "judge.h"

TestSuite(check_printed_by, .fini = judge_clear);

#define RUN                                                                                        \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "0.000000 1 birth parent=0 pid=3 how=fork\n"                                                   \
    "0.100000 0 output stream=stdout data=\"1\\n4\\n\"\n"

static struct result judged(const char *yaml, const char *events) {
    return judge(&check_printed_by, yaml, events);
}

Test(check_printed_by, passes_where_one_alone_prints) {
    EXPECT_PASS(judged("{}", RUN));
    EXPECT_PASS(judged("{process: main, lines: '[0-9]+', at_least: 2}",
                       RUN "0.200000 1 output stream=stdout data=\"debug\\n\"\n"));
    EXPECT_PASS(judged("{process: 1, lines: debug.*}",
                       RUN "0.200000 1 output stream=stdout data=\"debug x\\n\"\n"));
}

Test(check_printed_by, finds_another_printer) {
    EXPECT_FAIL(judged("{}", RUN "0.200000 1 output stream=stdout data=\"a\\033b\\n\"\n"), 1,
                "every line to be printed by main",
                "process 1 (main's first child) printed `a\\x1bb`");
    EXPECT_FAIL(judged("{process: 1, lines: '[0-9]'}", RUN), 0, "every line like `[0-9]`",
                "main printed `1`");
}

Test(check_printed_by, finds_another_printer_inside_a_torn_line) {
    EXPECT_FAIL(judged("{lines: '[0-9]'}", RUN "0.200000 0 output stream=stdout data=\"x\"\n"
                                               "0.200000 1 output stream=stdout data=\"9\\n\"\n"),
                1, "main", "printed `9`");
}

Test(check_printed_by, counts_the_lines) {
    EXPECT_FAIL(judged("{lines: '[0-9]+', at_least: 3}", RUN), 0,
                "main, and nobody else, to print at least 3 times a line like `[0-9]+`",
                "main printed 2 such lines");
}

Test(check_printed_by, shows_the_example_in_place_of_the_pattern) {
    EXPECT_FAIL(judged("{process: 1, lines: '[0-9]', like: '7'}", RUN), 0, "every line like `7`",
                "main printed `1`");
    EXPECT_FAIL(judged("{lines: '[0-9]+', like: '42', at_least: 3}", RUN), 0,
                "at least 3 times a line like `42`", "2 such lines");
    cr_expect_str_eq(judge_complaints(&check_printed_by, "{like: a}"),
                     "check:1:1: `like` needs `lines`: the pattern of which it is an example\n");
    cr_expect_str_eq(judge_complaints(&check_printed_by, "{lines: a, like: b}"),
                     "check:1:1: the example of `like` does not match the pattern of `lines`\n");
}

Test(check_printed_by, misses_a_process) {
    EXPECT_FAIL(judged("{process: 2}", RUN), PROCESS_UNKNOWN, "process 2", "does not exist");
}
