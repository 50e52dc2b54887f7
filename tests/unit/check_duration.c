// SPDX-License-Identifier: MIT
// The check duration.
#include "judge.h"

TestSuite(check_duration, .fini = judge_clear);

#define BIRTHS                                                                                     \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "1.000000 1 birth parent=0 pid=3 how=fork\n"
#define ENDS "3.500000 1 exit status=0\n4.000000 0 exit status=0\n"

static struct result judged(const char *yaml, const char *events) {
    return judge(&check_duration, yaml, arena_print(&judge_arena, "%s%s", BIRTHS, events));
}

Test(check_duration, passes_within_its_bounds) {
    EXPECT_PASS(judged("{at_least: 4, at_most: 4}", ENDS));
    EXPECT_PASS(judged("{at_least: 3.5}", ENDS));
    EXPECT_PASS(judged("{at_most: 4.5}", ENDS));
    EXPECT_PASS(judged("{process: 1, at_least: 2.5, at_most: 2.5}", ENDS)); // from its own birth
}

Test(check_duration, finds_what_takes_too_long) {
    struct result result = judged("{at_least: 3, at_most: 3.5}", ENDS);
    EXPECT_FAIL(result, 0, "main to live for 3 s to 3.5 s of the program's own time",
                "main lived for 4 s and ended with exit status 0");
    cr_expect(strstr(result.hint, "start all processes before you wait"), "%s", result.hint);
    result = judged("{process: 1, at_most: 2.499999}", ENDS);
    cr_expect(strstr(result.hint, "should have ended it before"), "%s", result.hint);
    EXPECT_FAIL(result, 1, "process 1 (the first to be started) to live for at most 2.499999 s",
                "process 1 (main's first child) lived for 2.5 s");
}

Test(check_duration, finds_what_ends_too_early) {
    struct result result = judged("{at_least: 4.000001}", ENDS);
    EXPECT_FAIL(result, 0, "main to live for at least 4.000001 s", "main lived for 4 s");
    cr_expect(strstr(result.hint, "every sleep"), "%s", result.hint);
    result = judged("{process: 1, at_least: 5}", "2.000000 1 exit signal=15 by=0\n");
    EXPECT_FAIL(result, 1, "at least 5 s",
                "lived for 1 s and was ended by SIGTERM, which main sent");
    cr_expect(strstr(result.hint, "look who sends it"), "%s", result.hint);
}

Test(check_duration, fails_on_who_has_not_ended) {
    struct result result = judged("{process: 1, at_most: 100}", "4.000000 0 exit status=0\n");
    EXPECT_FAIL(result, 1, "at most 100 s", "process 1 (main's first child) did not end");
    cr_expect(strstr(result.hint, "ends this process"), "%s", result.hint);
    EXPECT_FAIL(judged("{process: 2, at_least: 0}", ENDS), PROCESS_UNKNOWN, "at least 0 s",
                "does not exist");
}

Test(check_duration, complains_of_bounds_that_can_not_be) {
    cr_expect_str_eq(judge_complaints(&check_duration, "{process: main}"),
                     "check:1:1: one of these keys is required, or both: `at_least`, `at_most`\n");
    cr_expect_str_eq(judge_complaints(&check_duration, "{at_least: 2, at_most: 1.5}"),
                     "check:1:1: `at_least` is more than `at_most`\n");
    cr_expect_str_eq(judge_complaints(&check_duration, "{at_least: 0}"), "");
}
