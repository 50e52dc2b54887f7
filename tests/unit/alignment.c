// SPDX-License-Identifier: MIT
// Output beside what was expected of it.
#include "judge.h"

TestSuite(alignment, .fini = judge_clear);

// "1 = 1, 4 -, + 5, 9 != 8": the rows of a failing check of stdout_lines.
static const char *rows(const char *yaml, const char *output) {
    const char *events = arena_print(&judge_arena,
                                     "0.000000 0 birth parent=grader pid=2 how=spawn\n"
                                     "0.000000 0 output stream=stdout data=\"%s\"\n"
                                     "0.000000 0 exit status=0\n",
                                     output);
    struct result result = judge(&check_stdout_lines, yaml, events);
    struct str out = {.arena = &judge_arena};
    cr_expect_eq(result.outcome, OUTCOME_FAIL);
    str_add(&out, TEXT(""));
    ARRAY_EACH(line, &result.lines) {
        str_print(&out, "%s%s", out.size ? ", " : "", line->expected ? line->expected : "");
        str_print(&out, "%s%s",
                  line->fits        ? " = "
                  : !line->seen     ? " -"
                  : !line->expected ? "+ "
                                    : " != ",
                  line->seen ? line->seen : "");
    }
    return out.data;
}

Test(alignment, a_line_that_is_missing_moves_no_other) {
    cr_expect_str_eq(rows("{lines: [0, 1, 4, 9]}", "0\\n4\\n9\\n"), "0 = 0, 1 -, 4 = 4, 9 = 9");
    cr_expect_str_eq(rows("{lines: [0, 1]}", "0\\n"), "0 = 0, 1 -");
}

Test(alignment, a_line_too_many_moves_no_other) {
    cr_expect_str_eq(rows("{lines: [0, 4]}", "0\\n1\\n4\\n"), "0 = 0, + 1, 4 = 4");
    cr_expect_str_eq(rows("{lines: [0]}", "0\\n1\\n"), "0 = 0, + 1");
}

Test(alignment, one_line_in_place_of_another) {
    cr_expect_str_eq(rows("{lines: [0, 1, 4]}", "0\\n2\\n4\\n"), "0 = 0, 1 != 2, 4 = 4");
}

Test(alignment, begins_two_lines_before) {
    cr_expect_str_eq(rows("{lines: [0, 1, 2, 3, 4]}", "0\\n1\\n2\\n3\\n5\\n"),
                     "2 = 2, 3 = 3, 4 != 5");
}

Test(alignment, is_short) {
    struct str output = {.arena = &judge_arena};
    for (int i = 0; i < 500; i++)
        str_print(&output, "%d\\n", i + 1000);
    const char *shown = rows("{lines: [{for: [0, 499], line: '{n}'}]}", output.data);
    size_t count = 1;
    for (const char *c = shown; *c; c++)
        count += *c == ',';
    cr_expect_eq(count, 12);
}

Test(alignment, patterns_are_described_and_bytes_escaped) {
    cr_expect_str_eq(rows("{lines: [{pattern: 'a+', like: aa}]}", "\\033\\n"),
                     "a line like `aa` != \\x1b");
}

Test(alignment, output_that_is_cut_off_lacks_nothing) {
    cr_expect_str_eq(rows("{lines: [0, 1, 2, 3], match: prefix}", "0\\n2\\n"), "0 = 0, 1 -, 2 = 2");
}

Test(alignment, in_any_order_only_what_has_no_partner) {
    cr_expect_str_eq(rows("{lines: [0, 1, 2], match: any_order}", "2\\n3\\n0\\n"), "+ 3, 1 -");
    cr_expect_str_eq(rows("{lines: [0, 1], match: any_order}", "1\\n"), "0 -");
}

Test(alignment, where_others_may_stand_between_there_is_none) {
    cr_expect_str_eq(rows("{lines: [0, 1], match: includes}", "0\\n5\\n"), "");
}
