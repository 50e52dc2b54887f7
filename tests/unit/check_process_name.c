// SPDX-License-Identifier: MIT
// The check process_name.
#include "judge.h"

TestSuite(check_process_name, .fini = judge_clear);

#define BIRTHS                                                                                     \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "0.000000 0 name data=\"prog\"\n"                                                              \
    "1.000000 1 birth parent=0 pid=3 how=fork\n"
#define NAME(time, name) time " 1 name data=\"" name "\"\n"
#define END(time) time " 1 exit status=0\n" time " 0 exit status=0\n"

static struct result judged(const char *yaml, const char *events) {
    return judge(&check_process_name, yaml, arena_print(&judge_arena, "%s%s", BIRTHS, events));
}

Test(check_process_name, passes_at_any_moment) {
    EXPECT_PASS(judged("{process: 1, is: worker}", NAME("2.000000", "worker") END("5.000000")));
    EXPECT_PASS(judged("{process: 1, is: worker}",
                       NAME("2.000000", "worker") NAME("2.000000", "done") END("5.000000")));
    EXPECT_PASS(judged("{process: 1, is: prog}", NAME("1.000000", "worker") END("5.000000")));
    EXPECT_PASS(judged("{process: main, is: prog, for: 5}", END("5.000000")));
    EXPECT_PASS(judged("{process: 1, is: fifteen letters and more}",
                       NAME("2.000000", "fifteen letters") END("5.000000")));
}

Test(check_process_name, passes_where_the_name_lasts) {
    EXPECT_PASS(
        judged("{process: 1, is: worker, for: 3}", NAME("2.000000", "worker") END("5.000000")));
    EXPECT_PASS(judged("{process: 1, is: worker, for: 3}",
                       NAME("2.000000", "worker") NAME("3.000000", "worker") END("5.000000")));
    EXPECT_PASS(judged("{process: 1, is: worker, for: 3}",
                       NAME("2.000000", "worker") NAME("5.000000", "done") END("6.000000")));
    EXPECT_PASS(judged("{process: 1, is: prog, for: 4}", END("5.000000")));
    EXPECT_PASS(judged("{process: 1, is: worker, for: 3}", // outlives main
                       NAME("2.000000", "worker") "5.000000 0 exit status=0\n"));
}

Test(check_process_name, tells_which_names_there_were) {
    struct result result = judged("{process: 1, is: myFunc process, for: 3}", END("5.000000"));
    EXPECT_FAIL(result, 1,
                "process 1 (the first to be started) to be known to the system as `myFunc process` "
                "for 3 s without a break",
                "process 1 (main's first child) was known as `prog` from 1 s on, and ended at 5 s");
    cr_expect(strstr(result.hint, "prctl(PR_SET_NAME"), "%s", result.hint);
    EXPECT_FAIL(
        judged("{process: 1, is: fifteen letters and more}",
               NAME("2.500000", "a\\033b") "5.000000 0 exit status=0\n"),
        1, "as `fifteen letters and more` (its first 15 characters)",
        "was known as `prog` from 1 s on and as `a\\x1bb` from 2.5 s on, and went on at 5 s");
    EXPECT_FAIL(judged("{process: 1, is: e}",
                       NAME("1.000000", "a") NAME("2.000000", "b") NAME("3.000000", "c")
                           NAME("4.000000", "d") END("5.000000")),
                1, "as `e`",
                "was known as `a` from 1 s on, as `b` from 2 s on, as `c` from 3 s on and as `d` "
                "from 4 s on, and");
}

Test(check_process_name, tells_how_long_it_lasted) {
    struct result result = judged("{process: 1, is: worker, for: 3}",
                                  NAME("2.000000", "worker") NAME("4.999999", "x") END("9.000000"));
    EXPECT_FAIL(result, 1, "for 3 s", "had this name from 2 s to 4.999999 s, for 2.999999 s");
    cr_expect(strstr(result.hint, "keep it"), "%s", result.hint);
    EXPECT_FAIL(judged("{process: 1, is: worker, for: 3}",
                       NAME("1.000000", "worker") NAME("3.000000", "x") NAME("4.000000", "worker")
                           NAME("5.000000", "worker") END("6.500000")),
                1, "without a break", "had this name from 4 s to 6.5 s, for 2.5 s");
    EXPECT_FAIL(judged("{process: 1, is: worker, for: 3}",
                       NAME("1.000000", "worker") NAME("3.000000", "x") NAME("4.000000", "worker")
                           END("5.000000")),
                1, "without a break", "had this name from 1 s to 3 s, for 2 s");
}

Test(check_process_name, counts_no_time_after_the_end) {
    EXPECT_FAIL(judged("{process: 1, is: worker, for: 3}",
                       NAME("2.000000", "worker") "4.000000 1 exit status=0\n"
                                                  "9.000000 0 exit status=0\n"),
                1, "for 3 s", "from 2 s to 4 s, for 2 s");
}

Test(check_process_name, misses_a_process_and_a_name) {
    EXPECT_FAIL(judged("{process: 2, is: worker}", ""), PROCESS_UNKNOWN,
                "process 2 (the second to be started) to be known",
                "process 2 (the second to be started) does not exist");
    EXPECT_FAIL(judge(&check_process_name, "{process: 0, is: worker}",
                      "0.000000 0 birth parent=grader pid=2 how=spawn\n"),
                0, "main to be known", "main had no name that was seen");
}

Test(check_process_name, complains_of_what_can_not_be) {
    static const struct {
        const char *yaml, *words;
    } wrong[] = {
        {"{process: 1}", "the key `is` is missing"},
        {"{is: a}", "the key `process` is missing"},
        {"{process: 1, is: ''}", "check:1:18: expected the name of a process"},
        {"{process: 1, is: a, for: -1}", "check:1:26: expected a number of seconds from 0"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const char *found = judge_complaints(&check_process_name, wrong[i].yaml);
        cr_expect(strstr(found, wrong[i].words), "%s: %s", wrong[i].yaml, found);
    }
}
