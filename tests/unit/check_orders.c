// SPDX-License-Identifier: MIT
// The check orders.
#include "judge.h"

TestSuite(check_orders, .fini = judge_clear);

#define MAIN "0.000000 0 birth parent=grader pid=2 how=spawn\n"
#define PRINTS(text) "0.000000 0 output stream=stdout data=\"" text "\"\n"
#define ONE_TWO MAIN PRINTS("child 1\\n") PRINTS("child 2\\n") PRINTS("end\\n")
#define TWO_ONE MAIN PRINTS("child 2\\n") PRINTS("child 1\\n") PRINTS("end\\n")

static struct result judged(const char *yaml, const char *const *events) {
    return judge_together(&check_orders, yaml, events);
}

#define RUNS(...)                                                                                  \
    (const char *const[]) { __VA_ARGS__, NULL }

Test(check_orders, passes_where_there_are_several) {
    EXPECT_PASS(judged("{lines: 'child .*', at_least: 2}", RUNS(ONE_TWO, ONE_TWO, TWO_ONE)));
}

Test(check_orders, says_how_many_there_were) {
    EXPECT_FAIL(judged("{lines: 'child .*', at_least: 2}", RUNS(ONE_TWO, ONE_TWO)), PROCESS_UNKNOWN,
                "lines like `child .*` in at least 2 different orders, in 2 runs together",
                "always the same order: `child 1`, `child 2`");
    EXPECT_FAIL(
        judged("{lines: 'child .*', like: child 1, at_least: 3}", RUNS(ONE_TWO, TWO_ONE, ONE_TWO)),
        PROCESS_UNKNOWN, "lines like `child 1` in at least 3 different orders, in 3 runs together",
        "2 orders; the first: `child 1`, `child 2`");
}

Test(check_orders, other_lines_are_no_matter) {
    EXPECT_FAIL(judged("{lines: end, at_least: 2}", RUNS(ONE_TWO, TWO_ONE)), PROCESS_UNKNOWN,
                "lines like `end` in at least 2 different orders, in 2 runs together",
                "always the same order: `end`");
    EXPECT_FAIL(judged("{lines: nothing, at_least: 2}", RUNS(ONE_TWO, TWO_ONE)), PROCESS_UNKNOWN,
                "lines like `nothing` in at least 2 different orders, in 2 runs together",
                "always the same order: no such line");
}

Test(check_orders, objects) {
    cr_expect(strstr(judge_complaints(&check_orders, "{lines: a, at_least: 1}"),
                     "one order there is always"));
    cr_expect(strstr(judge_complaints(&check_orders, "{lines: a, like: b, at_least: 2}"),
                     "does not match"));
}
