// SPDX-License-Identifier: MIT
// expected_lines.h: how lists of expected lines are read, and what their loops become.
#include "expected_lines.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena arena;
static struct expected_lines lines;

static void clear(void) { arena_clear(&arena); }

TestSuite(expected_lines, .fini = clear);

static bool read_lines(struct yaml *yaml, yaml_node_t *root, void *out) {
    return shape_expected_lines.read(yaml, root, NULL, out);
}

// The complaints, "" where it is good.
static const char *read_it(const char *source) {
    struct complaints complaints = {.arena = &arena, .file = "f"};
    struct str words = {.arena = &arena};
    lines = (struct expected_lines){0};
    yaml_load(text_of(source), &complaints, read_lines, &lines);
    complaints_write(&complaints, &words);
    return str_text(&words).data;
}

// All the lines, each with a '\n' behind it.
static const char *made(const char *source) {
    struct str all = {.arena = &arena};
    cr_assert_str_empty(read_it(source));
    ARRAY_EACH(line, &lines) {
        str_add(&all, line->text);
        str_add(&all, TEXT("\n"));
    }
    return str_text(&all).data;
}

Test(expected_lines, are_texts_numbers_and_patterns) {
    cr_expect_str_eq(made("[0, two , 'a: b', \"3\\t\"]"), "0\ntwo\na: b\n3\n");
    cr_expect_str_eq(made("['{n}', '{}', '}}']"), "{n}\n{}\n}}\n", "only a loop has braces");
    cr_expect_str_empty(read_it("[{pattern: 'a+', like: aa}]"));
    cr_expect(expected_line_matches(lines.items, TEXT("aaa")));
    cr_expect_not(expected_line_matches(lines.items, TEXT("aab")));
}

// --- loops

Test(expected_lines, repeat_a_line_for_each_number) {
    cr_expect_str_eq(made("[Start, {for: [8, 10], line: '---> {n}'}, End]"),
                     "Start\n---> 8\n---> 9\n---> 10\nEnd\n");
    cr_expect_str_eq(made("[{for: [-2, -1], line: '{n} {n*n} {n}'}]"), "-2 4 -2\n-1 1 -1\n");
    cr_expect_str_eq(made("[{for: [3, 3], line: 'just {n} '}]"), "just 3\n");
    cr_expect_str_eq(made("[{for: [1, 2], line: tick}]"), "tick\ntick\n");
    cr_expect_str_eq(made("[{for: [1, 1], line: '{{n}} {{{n}}} }}{{'}]"), "{n} {1} }{\n");
    cr_expect_str_eq(made("[{for: [1000000, 1000000], line: '{n*n}'}]"), "1000000000000\n");
}

Test(expected_lines, join_all_numbers_in_one_line) {
    cr_expect_str_eq(made("[{for: [0, 4], each: '{n*n}', join: ', ', line: 'Pool    : [{}]'}]"),
                     "Pool    : [0, 1, 4, 9, 16]\n");
    cr_expect_str_eq(made("[{for: [1, 3], each: '{n}', join: '', line: '{} or {} {{}}'}]"),
                     "123 or 123 {}\n");
    cr_expect_str_eq(made("[{for: [7, 7], each: '{n}', join: ', ', line: '{}'}, End]"), "7\nEnd\n");
    cr_expect_str_eq(made("[{for: [1, 2], each: '{{{n}}}', join: '{', line: '{}'}]"), "{1}{{2}\n",
                     "a join is taken as it is, and what is joined is not filled again");
}

Test(expected_lines, have_bounds) {
    made("[{for: [1, 10000], line: '{n}'}]");
    cr_expect_eq(lines.count, 10000);
    made("[{for: [1, 9999], line: '{n}'}, End]");
    cr_expect_eq(lines.count, 10000);
    cr_expect_str_eq(read_it("[{for: [0, 10000], line: '{n}'}]"),
                     "f:1:8: these are 10001 numbers, and at most 10000 are allowed\n");
    cr_expect_str_eq(read_it("[{for: [1, 9999], line: '{n}'}, a, b, c]"),
                     "f:1:36: with this item the list has more than 10000 lines\n");
    cr_expect_str_eq(read_it("[{for: [1, 9999], line: '{n}'}, {for: [1, 2], line: '{n}'}]"),
                     "f:1:53: with this item the list has more than 10000 lines\n");
    cr_expect_str_eq(read_it("[{for: [1000000, 1000001], line: '{n}'}]"),
                     "f:1:18: expected a whole number from -1000000 to 1000000, found the number "
                     "`1000001`\n");
}

Test(expected_lines, are_never_longer_than_any_output) {
    static char wide[2000];
    memset(wide, 'x', sizeof wide - 1);
    const char *complaint = "with this item the list has more than any program may print";
    const char *found = read_it(arena_print(&arena, "[{for: [1, 10000], line: '%s'}]", wide));
    cr_expect(strstr(found, complaint), "%s", found);
    found =
        read_it(arena_print(&arena, "[{for: [1, 10000], each: '%s', join: '', line: '{}'}]", wide));
    cr_expect(strstr(found, complaint), "%s", found);
}

Test(expected_lines, show_the_mistakes_of_all_items) {
    cr_expect_str_eq(read_it("[{for: [0, 9], line: '}'}, {for: [0, 9], line: ' '}]"),
                     "f:1:22: here `{n}` and `{n*n}` are replaced, and no other braces; a brace "
                     "that stands for itself is doubled: `{{`, `}}`\n"
                     "f:1:48: blank lines never count, so none can be expected\n");
}

Test(expected_lines, explain_mistakes) {
    static const struct {
        const char *source, *words;
    } wrong[] = {
        {"[{for: [0, 9]}]", "f:1:2: the key `line` is missing"},
        {"[{for: 9, line: a}]",
         "f:1:8: expected the first and the last number, such as [0, 9]; found the number `9`\n"},
        {"[{for: [9], line: a}]", "f:1:8: expected the first and the last number, such as [0, 9]; "
                                  "found a list of another length\n"},
        {"[{for: [1, 2, 3], line: a}]", "found a list of another length\n"},
        {"[{for: [a, 2], line: a}]", "f:1:9: expected a whole number such as 0 or 12"},
        {"[{for: [9, 0], line: a}]", "f:1:8: the first number, 9, is more than the last, 0\n"},
        {"[{for: [0, 9], line: {n}}]", "f:1:22: expected a text, found a mapping; put a text that "
                                       "begins with `{` in quotes\n"},
        {"[{for: [0, 9], line: 'a {m}'}]",
         "f:1:22: here `{n}` and `{n*n}` are replaced, and no other braces; a brace that stands "
         "for itself is doubled: `{{`, `}}`\n"},
        {"[{for: [0, 9], line: 'a {n'}]", "f:1:22: here `{n}`"},
        {"[{for: [0, 9], line: 'a }'}]", "f:1:22: here `{n}`"},
        {"[{for: [0, 9], line: '{}'}]", "f:1:22: here `{n}`"},
        {"[{for: [0, 9], each: '{n}', line: '{}'}]",
         "f:1:16: `each` and `join` stand together: what each number becomes, and what stands "
         "between two of them\n"},
        {"[{for: [0, 9], join: ', ', line: '{n}'}]", "f:1:16: `each` and `join` stand together"},
        {"[{for: [0, 9], each: '{}', join: a, line: '{}'}]", "f:1:22: here `{n}` and `{n*n}` are"},
        {"[{for: [0, 9], each: '{n}', join: a, line: '{n}'}]", "f:1:44: here `{}` is replaced"},
        {"[{for: [0, 9], each: '{n}', join: a, line: 'all'}]",
         "f:1:44: beside `each` this line needs `{}`: there all of them stand\n"},
        {"[{for: [0, 9], line: ' '}]", "f:1:22: blank lines never count"},
        {"[{for: [0, 9], line: \"a\\nb\"}]", "f:1:22: one line can not hold several"},
        {"[{for: [0, 9], line: a, like: b}]", "f:1:25: unknown key `like`"},
        {"[{line: a}]", "f:1:2: expected a line, {pattern: P} or {for: [FIRST, LAST], line: L}"},
        {"[{pattern: a, like: b}]", "f:1:21: this example does not match the pattern\n"},
        {"[]", "f:1:1: expected at least one item"},
        {"a", "f:1:1: expected a list"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const char *found = read_it(wrong[i].source);
        cr_expect(strstr(found, wrong[i].words), "%s: %s", wrong[i].source, found);
        cr_expect_eq(strchr(found, '\n') + 1, found + strlen(found), "several: %s", found);
    }
}
