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

Test(check_whole_lines, tells_where_another_process_ended_the_line) {
    struct result result = judged(BIRTHS "0.100000 0 output stream=stdout data=\"a\"\n"
                                         "0.100000 1 output stream=stdout data=\"\\nb\\n\"\n");
    EXPECT_FAIL(result, 0, "from one process",
                "the line `a` is torn: it comes from main, and its '\\n' from process 1");
    cr_expect(strstr(result.hint, "print the '\\n' in the same printf()"), "%s", result.hint);
    result = judged(BIRTHS "0.100000 0 output stream=stdout data=\"a\"\n"
                           "0.100000 1 output stream=stdout data=\"b\\n\"\n");
    cr_expect(strstr(result.hint, "one write()"), "it wrote more: %s", result.hint);
}
