// SPDX-License-Identifier: MIT
// The check children_print.
#include "judge.h"

TestSuite(check_children_print, .fini = judge_clear);

#define BIRTHS                                                                                     \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "0.000000 1 birth parent=0 pid=3 how=fork\n"                                                   \
    "0.000000 2 birth parent=0 pid=4 how=fork\n"
#define PRINTS(number, text) "0.100000 " number " output stream=stdout data=\"" text "\"\n"

static struct result judged(const char *yaml, const char *prints) {
    return judge(&check_children_print, yaml, arena_print(&judge_arena, "%s%s", BIRTHS, prints));
}

Test(check_children_print, passes_where_each_prints_its_part) {
    EXPECT_PASS(judged("{lines: [a, b]}", PRINTS("2", "b\\n") PRINTS("1", "\\na \\n")));
    EXPECT_PASS(
        judged("{lines: [a, b, a, c], each: 2}", PRINTS("1", "a\\nb\\n") PRINTS("2", "a\\nc\\n")));
    EXPECT_PASS(judged("{lines: [a, b, {pattern: 'c+'}], each: [1, 2]}",
                       PRINTS("2", "b\\n") PRINTS("1", "a\\n") PRINTS("2", "ccc\\n")));
    EXPECT_PASS(judged("{lines: [b], each: [0, 1]}", PRINTS("2", "b\\n")));
    EXPECT_PASS(judged("{lines: [{for: [1, 2], line: 'n {n}'}]}",
                       PRINTS("1", "n 1\\n") PRINTS("2", "n 2\\n")));
}

Test(check_children_print, lets_others_print_other_lines) {
    EXPECT_PASS(judged("{lines: [a, b]}", PRINTS("0", "start\\n") PRINTS("1", "a\\n")
                                              PRINTS("2", "b\\n") PRINTS("0", "all joined\\n")));
    EXPECT_PASS(judged("{lines: [a]}", PRINTS("1", "a\\n") PRINTS("2", "helper\\n")));
}

Test(check_children_print, counts_children_of_main_alone) {
    EXPECT_PASS(judge(&check_children_print, "{lines: [a, b]}",
                      "0.000000 0 birth parent=grader pid=2 how=spawn\n"
                      "0.000000 1 birth parent=0 pid=3 how=fork\n"
                      "0.000000 2 birth parent=1 pid=4 how=fork\n"
                      "0.000000 3 birth parent=0 pid=5 how=fork\n" PRINTS("1", "a\\n")
                          PRINTS("3", "b\\n")));
}

Test(check_children_print, takes_the_parts_of_torn_lines_apart) {
    EXPECT_PASS(
        judged("{lines: [ab, cd]}", PRINTS("1", "a") PRINTS("2", "cd\\n") PRINTS("1", "b")));
}

Test(check_children_print, needs_a_child_for_each_part) {
    struct result result = judged("{lines: [a, b, c]}", PRINTS("0", "a\\nb\\nc\\n"));
    EXPECT_FAIL(result, 0, "3 children of main, each of which prints its part of the lines",
                "main started 2 children");
    cr_expect(strstr(result.hint, "fork()"), "%s", result.hint);
    EXPECT_FAIL(judged("{lines: [a, b, c], each: [2, 1, 0]}", ""), 0, "3 children of main",
                "main started 2 children");
}

Test(check_children_print, finds_who_prints_a_child_s_line) {
    struct result result = judged("{lines: [a, b]}", PRINTS("0", "a\\nb\\n"));
    EXPECT_FAIL(result, 0,
                "`a` to be printed by process 1 (main's first child), and by nobody else",
                "main printed it");
    cr_expect(strstr(result.hint, "exit()"), "%s", result.hint);
    EXPECT_FAIL(judged("{lines: [a, b]}", PRINTS("1", "a\\nb\\n")), 1,
                "`b` to be printed by process 2 (main's second child)",
                "process 1 (main's first child) printed it");
    EXPECT_FAIL(judged("{lines: [{pattern: 'x.*'}, b]}",
                       "0.000000 3 birth parent=1 pid=5 how=fork\n" PRINTS("1", "x1\\n")
                           PRINTS("2", "b\\n") PRINTS("3", "x\\0332\\n")),
                3, "`x\\x1b2` to be printed by process 1",
                "process 3 (child of process 1) printed it");
    EXPECT_FAIL(judged("{lines: [a]}", PRINTS("1", "a\\n") PRINTS("2", "a\\n")), 2,
                "`a` to be printed by process 1", "process 2 (main's second child) printed it");
}

Test(check_children_print, compares_the_lines_of_each_child) {
    EXPECT_FAIL(judged("{lines: [a, b]}", PRINTS("1", "a\\n")), 2,
                "process 2 (main's second child) to print `b`",
                "the output of process 2 (main's second child) is empty");
    EXPECT_FAIL(judged("{lines: [a, b]}", PRINTS("1", "a\\na\\n") PRINTS("2", "b\\n")), 1,
                "process 1 (main's first child) to print no more lines after `a`",
                "line 2 of the output of process 1 (main's first child) is `a`");
    EXPECT_FAIL(judged("{lines: [a, b, c], each: [1, 2]}", PRINTS("1", "a\\n") PRINTS("2", "c\\n")),
                2, "process 2 (main's second child) to print `b` as line 1",
                "line 1 of the output of process 2 (main's second child) is `c`");
    EXPECT_FAIL(judged("{lines: [b], each: [0, 1]}", PRINTS("1", "x\\n") PRINTS("2", "b\\n")), 1,
                "process 1 (main's first child) to print no line", "is `x`");
}

Test(check_children_print, recognises_a_buffer_copied_from_main) {
    struct result result = judged("{lines: [a, b]}", PRINTS("1", "start\\na\\n") PRINTS("2", "b\\n")
                                                         PRINTS("0", "start\\n"));
    EXPECT_FAIL(result, 1, "to print `a` as line 1", "is `start`");
    cr_expect(strstr(result.hint, "fflush(stdout) before fork()"), "%s", result.hint);
    result = judged("{lines: [a, b]}", PRINTS("1", "start\\na\\n") PRINTS("2", "b\\nstart\\n"));
    EXPECT_FAIL(result, 1, "to print `a` as line 1", "is `start`");
    cr_expect_null(strstr(result.hint, "fork()"), "%s", result.hint);
}

Test(check_children_print, complains_of_parts_that_can_not_be) {
    static const struct {
        const char *yaml, *words;
    } wrong[] = {
        {"{lines: [a, b, c], each: 2}", "check:1:1: `each` must divide the number of lines"},
        {"{lines: [a, b], each: 3}", "check:1:1: `each` must divide the number of lines"},
        {"{lines: [a, b, c], each: [1, 1]}",
         "check:1:1: the numbers of `each` must sum to the number of lines\n"},
        {"{lines: [a, b, c], each: [1, 3]}", "check:1:1: the numbers of `each` must sum"},
        {"{lines: [a], each: 0}", "check:1:20: expected a whole number from 1 to 10000"},
        {"{lines: [a], each: [-1, 2]}", "check:1:21: expected a whole number from 0 to 10000"},
        {"{lines: [a], each: []}", "check:1:20: expected at least one item"},
        {"{lines: [a], each: all}", "check:1:20: expected a whole number such as 0 or 12"},
        {"{each: 1}", "the key `lines` is missing"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const char *found = judge_complaints(&check_children_print, wrong[i].yaml);
        cr_expect(strstr(found, wrong[i].words), "%s: %s", wrong[i].yaml, found);
    }
}

#define RANKS                                                                                      \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "0.000000 1 birth parent=0 pid=3 how=fork\n"                                                   \
    "0.000000 2 birth parent=1 pid=4 how=fork\n"                                                   \
    "0.000000 3 birth parent=1 pid=5 how=fork\n"                                                   \
    "0.100000 2 rank value=1\n"                                                                    \
    "0.100000 3 rank value=0\n"

static struct result judged_ranks(const char *events) {
    return judge(&check_children_print, "{of: ranks, lines: [zero, one, also one], each: [1, 2]}",
                 arena_print(&judge_arena, "%s%s", RANKS, events));
}

Test(check_children_print, of_ranks_goes_by_their_numbers) {
    EXPECT_PASS(judged_ranks("0.200000 2 output stream=stdout data=\"one\\nalso one\\n\"\n"
                             "0.200000 3 output stream=stdout data=\"zero\\n\"\n"));
}

Test(check_children_print, of_ranks_names_the_rank) {
    EXPECT_FAIL(judged_ranks("0.200000 2 output stream=stdout data=\"one\\n\"\n"
                             "0.200000 3 output stream=stdout data=\"zero\\n\"\n"),
                2, "rank 1 to print", "");
}

Test(check_children_print, a_rank_that_was_not_started_is_no_fault_of_the_students) {
    cr_assert_eq(judge(&check_children_print, "{of: ranks, lines: [a, b, c]}", RANKS).outcome,
                 OUTCOME_ERROR);
}
