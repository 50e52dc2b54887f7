// SPDX-License-Identifier: MIT
// The check whole_lines.
#include "judge.h"

TestSuite(check_whole_lines, .fini = judge_clear);

#define BIRTHS                                                                                     \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "0.000000 1 birth parent=0 pid=3 how=fork\n"

static struct result judged(const char *events) { return judge(&check_whole_lines, "{}", events); }

Test(check_whole_lines, passes_on_lines_in_any_mixture) {
    EXPECT_PASS(judged(BIRTHS "0.100000 0 output stream=stdout data=\"a\\n\"\n"
                              "0.100000 1 output stream=stdout data=\"x\"\n"
                              "0.100000 1 output stream=stdout data=\"y\\n\"\n"
                              "0.100000 0 output stream=stdout data=\"b\\n\"\n"));
}

Test(check_whole_lines, shows_the_torn_line_and_who_wrote_it) {
    EXPECT_FAIL(
        judged(BIRTHS "0.100000 0 output stream=stdout data=\"a\\n\"\n"
                      "0.100000 1 output stream=stdout data=\"x\"\n"
                      "0.100000 0 output stream=stdout data=\"b\\n\"\n"),
        1, "every line to come whole from one process",
        "the line `xb` is torn: a part comes from process 1 (main's first child), another from "
        "main");
}
