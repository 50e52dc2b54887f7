// SPDX-License-Identifier: MIT
// The check stdout_lines.
#include "judge.h"

TestSuite(check_stdout_lines, .fini = judge_clear);

#define BIRTHS                                                                                     \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "0.000000 1 birth parent=0 pid=3 how=fork\n"
#define MAIN_PRINTS(text) "0.100000 0 output stream=stdout data=\"" text "\"\n"
#define CHILD_PRINTS(text) "0.100000 1 output stream=stdout data=\"" text "\"\n"

static struct result judged(const char *yaml, const char *prints) {
    return judge(&check_stdout_lines, yaml, arena_print(&judge_arena, "%s%s", BIRTHS, prints));
}

// --- exactly

Test(check_stdout_lines, passes_on_the_same_lines) {
    EXPECT_PASS(judged("{lines: [0, 1, 4, End]}", MAIN_PRINTS("0\\n\\n1 \\n4\\nEnd")));
    EXPECT_PASS(judged("{lines: ['a: b', {pattern: 'x+ \\d'}]}", MAIN_PRINTS("a: b\\nxx 7\\n")));
}

Test(check_stdout_lines, shows_the_first_line_that_differs) {
    struct result result =
        judged("{lines: [0, 1, 4, End]}", MAIN_PRINTS("0\\n1\\n") CHILD_PRINTS("5\\nEnd\\n"));
    EXPECT_FAIL(result, 1, "`4` as line 3, after `1`",
                "line 3 of the output is `5`, printed by process 1 (main's first child)");
    EXPECT_FAIL(judged("{lines: [a]}", MAIN_PRINTS("\\033[2J\\n")), 0, "`a` as line 1",
                "`\\x1b[2J`");
    EXPECT_FAIL(judged("{lines: [{pattern: 'a+', like: aaa}]}", MAIN_PRINTS("b\\n")), 0,
                "a line like `aaa`", "`b`");
    EXPECT_FAIL(judged("{lines: [{pattern: 'a+'}]}", MAIN_PRINTS("b\\n")), 0,
                "a line like `a+` as line 1", "`b`");
}

Test(check_stdout_lines, names_both_writers_of_a_torn_line) {
    EXPECT_FAIL(judged("{lines: [a]}", MAIN_PRINTS("a") CHILD_PRINTS("b\\n")), 0, "`a`",
                "`ab`, printed by main and process 1 (main's first child)");
}

Test(check_stdout_lines, says_where_the_output_stops) {
    struct result result = judged("{lines: [0, 1, End]}", MAIN_PRINTS("0\\n1\\n"));
    EXPECT_FAIL(result, PROCESS_UNKNOWN, "`End`, after `1`", "the output stops after 2 lines");
    cr_expect(strstr(result.hint, "flushed"));
    EXPECT_FAIL(judged("{lines: [0]}", ""), PROCESS_UNKNOWN, "`0`", "the output is empty");
}

Test(check_stdout_lines, finds_too_many_lines) {
    EXPECT_FAIL(judged("{lines: [0, End]}", MAIN_PRINTS("0\\nEnd\\n\\nbye\\n")), 0,
                "no more lines after `End`", "line 3 of the output is `bye`, printed by main");
}

Test(check_stdout_lines, recognises_a_doubled_buffer) {
    struct result result =
        judged("{lines: [start, End]}", MAIN_PRINTS("start\\n") CHILD_PRINTS("start\\nEnd\\n"));
    EXPECT_FAIL(result, 1, "`End` as line 2", "`start`, printed by process 1");
    cr_expect(strstr(result.hint, "fflush(stdout) before fork()"), "%s", result.hint);
}

Test(check_stdout_lines, recognises_what_is_nearly_right) {
    struct result result = judged("{lines: [The End]}", MAIN_PRINTS("the  end\\r\\n"));
    EXPECT_FAIL(result, 0, "`The End`", "`the  end\\r`");
    cr_expect(strstr(result.hint, "differ only in spaces"), "%s", result.hint);
}

Test(check_stdout_lines, does_not_see_likeness_where_there_is_none) {
    static const char *const lines[] = {"The Ends", "The", "Thy End"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct result result =
            judged("{lines: [The End]}", arena_print(&judge_arena, MAIN_PRINTS("%s\\n"), lines[i]));
        EXPECT_FAIL(result, 0, "`The End`", lines[i]);
        cr_expect_null(strstr(result.hint, "differ only"), "%s", lines[i]);
    }
    struct result result = judged("{lines: [a]}", MAIN_PRINTS("a\\n") CHILD_PRINTS("b\\n"));
    EXPECT_FAIL(result, 1, "no more lines", "`b`");
    cr_expect(strstr(result.hint, "how often its loop runs"), "%s", result.hint);
    result = judged("{lines: [a]}", MAIN_PRINTS("a\\na\\n"));
    EXPECT_FAIL(result, 0, "no more lines", "`a`");
    cr_expect_null(strstr(result.hint, "fork()"), "%s", result.hint);
}

#define WIDE "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25"
#define WORD "_a_word_of_thirty_characters__"

Test(check_stdout_lines, shows_where_long_lines_part) {
    const char *yaml = "{lines: [{for: [0, 50], each: '{n}', join: ' ', line: '{}'}]}";
    struct result result = judged(yaml, MAIN_PRINTS(WIDE " 27 \\033[2J\\n"));
    EXPECT_FAIL(result, 0, "`0 1 2 3", "`0 1 2 3");
    cr_expect_str_eq(result.hint, "The two lines agree in their first 68 bytes; then should come "
                                  "`26 27 28 29 30 31 32 33 34 35 …`, and what comes is "
                                  "`27 \\x1b[2J`.");
    result = judged(yaml, MAIN_PRINTS(WIDE "\\n"));
    cr_expect(strstr(result.hint, "first 65 bytes; then should come `25 26 27 28 29 30 31 32 33 34 "
                                  "…`, and what comes is `25`."),
              "%s", result.hint);
    result = judged("{lines: ['" WIDE "']}", MAIN_PRINTS(WIDE " x\\n"));
    cr_expect(strstr(result.hint, "then should come `25`, and what comes is `25 x`."), "%s",
              result.hint);
    result = judged("{lines: ['" WIDE WORD "ä']}", MAIN_PRINTS(WIDE WORD "\\303\\266\\n"));
    cr_expect(strstr(result.hint, "first 97 bytes; then should come `ä`, and what comes is `ö`."),
              "%s", result.hint);
    result = judged("{lines: ['" WIDE WORD "']}", MAIN_PRINTS(WIDE WORD "z\\n"));
    cr_expect(strstr(result.hint, "then should come the end of the line, and what comes is `z`."),
              "%s", result.hint);
    result = judged("{lines: [short and good]}", MAIN_PRINTS("short and bad\\n"));
    cr_expect(strstr(result.hint, "Compare what"), "%s", result.hint);
}

// --- cut off

Test(check_stdout_lines, passes_on_a_prefix) {
    EXPECT_PASS(judged("{lines: [a, b], match: prefix}", ""));
    EXPECT_PASS(judged("{lines: [a, b], match: prefix}", MAIN_PRINTS("a\\nb\\n")));
    EXPECT_PASS(judged("{lines: [abc, def], match: prefix}", MAIN_PRINTS("abc\\nde")));
    EXPECT_PASS(judged("{lines: [a, b], match: strict_prefix}", ""));
    EXPECT_PASS(judged("{lines: [a, b], match: strict_prefix}", MAIN_PRINTS("a\\n")));
    EXPECT_PASS(judged("{lines: [abc, def], match: strict_prefix}", MAIN_PRINTS("abc\\nde")));
}

Test(check_stdout_lines, finds_what_is_no_prefix) {
    EXPECT_FAIL(judged("{lines: [a, b], match: prefix}", MAIN_PRINTS("b\\n")), 0, "`a` as line 1",
                "`b`");
    EXPECT_FAIL(judged("{lines: [a], match: prefix}", MAIN_PRINTS("a\\nb\\n")), 0, "no more lines",
                "`b`");
    EXPECT_FAIL(judged("{lines: [abc, def], match: prefix}", MAIN_PRINTS("ab\\nde")), 0,
                "`abc` as line 1", "`ab`");
    EXPECT_FAIL(judged("{lines: [a, b], match: strict_prefix}", MAIN_PRINTS("a\\nb\\n")),
                PROCESS_UNKNOWN, "cut off before its last line, `b`", "the output is complete");
    EXPECT_FAIL(judged("{lines: [a, b], match: strict_prefix}", MAIN_PRINTS("a\\nb")),
                PROCESS_UNKNOWN, "cut off before its last line, `b`", "the output is complete");
}

Test(check_stdout_lines, has_a_hint_for_what_should_have_been_cut_off) {
    struct result result =
        judged("{lines: [a], match: strict_prefix, process: main}", MAIN_PRINTS("a\\n"));
    EXPECT_FAIL(result, 0, "cut off", "the output of main is complete");
    cr_expect(strstr(result.hint, "should have been stopped"), "%s", result.hint);
}

// --- includes

Test(check_stdout_lines, passes_where_others_stand_between) {
    EXPECT_PASS(judged("{lines: [a, {pattern: b.*}], match: includes}",
                       MAIN_PRINTS("x\\na\\ny\\nbb\\nz\\n")));
}

Test(check_stdout_lines, shows_what_stands_where_a_line_is_missing) {
    const char *yaml = "{lines: [a, b], match: includes}";
    EXPECT_FAIL(judged(yaml, MAIN_PRINTS("x\\na\\n1\\n2\\n3\\n")), PROCESS_UNKNOWN,
                "`b`, after `a`", "the output goes on after line 2 with `1`, `2`, `3`");
    EXPECT_FAIL(judged(yaml, MAIN_PRINTS("a\\n1\\n2\\n3\\n4\\n")), PROCESS_UNKNOWN, "`b`",
                "after line 1 with `1`, `2`, `3` and 1 more line");
    EXPECT_FAIL(judged(yaml, MAIN_PRINTS("x\\na\\n")), PROCESS_UNKNOWN, "`b`",
                "the output stops after 2 lines");
    EXPECT_FAIL(judged("{lines: [{pattern: a}], match: includes}", MAIN_PRINTS("b\\n")),
                PROCESS_UNKNOWN, "a line like `a`", "the output has only `b`");
}

Test(check_stdout_lines, counts_only_lines_that_are_left) {
    struct result result =
        judged("{lines: [a, b], match: includes}", MAIN_PRINTS("a\\n1\\n2\\n3\\n"));
    cr_assert(result.seen);
    cr_expect_str_eq(result.seen, "the output goes on after line 1 with `1`, `2`, `3`");
}

Test(check_stdout_lines, finds_a_line_that_comes_too_early) {
    struct result result = judged("{lines: [a, b], match: includes}", MAIN_PRINTS("b\\na\\n"));
    EXPECT_FAIL(result, 0, "`b`, after `a`",
                "line 1 of the output is `b`, printed by main: too early");
    cr_expect(strstr(result.hint, "wait for it"), "%s", result.hint);
    EXPECT_FAIL(judged("{lines: [a, b, b], match: includes}", MAIN_PRINTS("a\\nb\\n")),
                PROCESS_UNKNOWN, "`b`, after `b`", "the output stops after 2 lines");
    EXPECT_FAIL(judged("{lines: [a, a], match: includes}", MAIN_PRINTS("a\\n")), PROCESS_UNKNOWN,
                "`a`, after `a`", "the output stops after 1 line");
}

// --- any order

Test(check_stdout_lines, passes_in_any_order) {
    EXPECT_PASS(judged("{lines: [a, b, b], match: any_order}", MAIN_PRINTS("b\\na\\nb\\n")));
    EXPECT_PASS(judged("{lines: [{pattern: '.'}, {pattern: '[ab]'}, a], match: any_order}",
                       MAIN_PRINTS("a\\nb\\nz\\n")));
    EXPECT_PASS(judged("{lines: [{pattern: '[xyw]'}, y, {pattern: '[xq]'}, q], match: any_order}",
                       MAIN_PRINTS("q\\ny\\nx\\nw\\n"))); // moves pairs that were moved before
}

Test(check_stdout_lines, finds_what_is_odd_in_any_order) {
    EXPECT_FAIL(judged("{lines: [a, b], match: any_order}", MAIN_PRINTS("b\\nb\\n")), 0,
                "no line but the 2 of the list", "line 2 of the output is `b`");
    EXPECT_FAIL(judged("{lines: [a, b], match: any_order}", MAIN_PRINTS("b\\n")), PROCESS_UNKNOWN,
                "`a`", "the output has 1 line, but not this one");
    EXPECT_FAIL(judged("{lines: [{pattern: '[ab]'}, {pattern: '[ab]'}, c], match: any_order}",
                       MAIN_PRINTS("a\\nb\\na\\n")),
                0, "no line but", "line 3 of the output is `a`");
}

Test(check_stdout_lines, shows_what_is_missing_in_any_order) {
    static const char *const cases[][2] = {
        {"b\\nx\\na\\nc\\nd\\ne\\n", "no line but the 5 of the list"},
        {"b\\nx\\na\\nc\\nd\\n", "of which `e` is missing"},
        {"b\\nx\\na\\nc\\n", "of which `d` and `e` are missing"},
        {"x\\na\\n", "of which `b`, `c`, `d` and 1 more are missing"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *prints =
            arena_print(&judge_arena, "0.100000 0 output stream=stdout data=\"%s\"\n", cases[i][0]);
        EXPECT_FAIL(judged("{lines: [a, b, c, d, e], match: any_order}", prints), 0, cases[i][1],
                    "`x`");
    }
}

// --- one process

Test(check_stdout_lines, judges_the_lines_of_one_process) {
    EXPECT_PASS(judged("{lines: [ab], process: main}",
                       MAIN_PRINTS("a") CHILD_PRINTS("x\\n") MAIN_PRINTS("b\\n")));
    EXPECT_FAIL(judged("{lines: [a], process: 1}", MAIN_PRINTS("a\\n")), 1, "`a`",
                "the output of process 1 (main's first child) is empty");
    struct result result = judged("{lines: [a], process: main}", MAIN_PRINTS("b\\n"));
    EXPECT_FAIL(result, 0, "`a` as line 1", "line 1 of the output of main is `b`");
    cr_expect_null(strstr(result.seen, "printed by"), "that is said already: %s", result.seen);
    EXPECT_FAIL(judged("{lines: [a], process: 2}", MAIN_PRINTS("a\\n")), PROCESS_UNKNOWN,
                "a process that prints", "process 2 (the second to be started) does not exist");
}

// --- YAML

Test(check_stdout_lines, complains_of_lines_that_can_not_be) {
    static const char *const wrong[] = {"{lines: [' ']}",
                                        "{lines: [\"a\\nb\"]}",
                                        "{lines: [[a]]}",
                                        "{lines: [{regex: a}]}",
                                        "{lines: [{pattern: '('}]}",
                                        "{lines: [true]}",
                                        "{}",
                                        "{lines: [a], match: fuzzy}"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        cr_expect(*judge_complaints(&check_stdout_lines, wrong[i]), "%s", wrong[i]);
    cr_expect(strstr(judge_complaints(&check_stdout_lines, "{lines: [key: value]}"), "in quotes"));
}
