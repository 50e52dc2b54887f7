// SPDX-License-Identifier: MIT
// base/yaml.h: what each shape takes, and where and how it complains.
#include "base/pattern.h"
#include "base/yaml.h"

#include <criterion/criterion.h>
#include <string.h>

enum colour { COLOUR_RED, COLOUR_GREEN };

struct pair {
    int left, right;
};

struct sample {
    bool flag;
    int whole;
    int64_t count, seconds, size;
    const char *string, *name, *other;
    enum colour colour;
    const struct pattern *pattern;
    ARRAY_OF(const char *) words;
    ARRAY_OF(struct pair) pairs;
    struct pair pair;
};

static const struct field pair_fields[] = {
    {.key = "left",
     .summary = "the left one",
     .shape = &shape_integer,
     .offset = offsetof(struct pair, left),
     .required = true},
    {.key = "right", .shape = &shape_integer, .offset = offsetof(struct pair, right)},
    {0},
};

static const struct field word_item = {.shape = &shape_string};
static const struct field pair_item = {.shape = &shape_map, .fields = pair_fields};

#define SAMPLE(name, form_of_it, ...)                                                              \
    { .key = #name, .shape = &form_of_it, .offset = offsetof(struct sample, name), __VA_ARGS__ }

static const struct field sample_fields[] = {
    SAMPLE(flag, shape_bool, .required = false),
    SAMPLE(whole, shape_integer, .least = -5, .most = 100),
    SAMPLE(count, shape_count, .required = false),
    SAMPLE(seconds, shape_seconds, .least = 500000, .most = 60000000),
    SAMPLE(size, shape_size, .least = 1024, .most = 1 << 30),
    SAMPLE(string, shape_string, .required = false),
    SAMPLE(name, shape_string, .form = "[a-z]+", .form_words = "small letters"),
    SAMPLE(colour, shape_choice, .choices = (const char *const[]){"red", "green", NULL}),
    SAMPLE(pattern, shape_pattern, .required = false),
    SAMPLE(words, shape_list, .item = &word_item, .item_size = sizeof(char *), .unique = true),
    SAMPLE(pairs, shape_list, .item = &pair_item, .item_size = sizeof(struct pair)),
    SAMPLE(pair, shape_map, .fields = pair_fields),
    {0},
};

static const struct field alternative_fields[] = {
    SAMPLE(name, shape_string, .alternative = true),
    SAMPLE(other, shape_string, .alternative = true),
    SAMPLE(whole, shape_integer, .required = false),
    {0},
};

static struct arena arena;
static struct sample sample;

static void clear(void) { arena_clear(&arena); }

TestSuite(yaml, .fini = clear);

static bool read_sample(struct yaml *yaml, yaml_node_t *root, void *out) {
    return yaml_read_map(yaml, root, sample_fields, out);
}

static bool read_alternatives(struct yaml *yaml, yaml_node_t *root, void *out) {
    return yaml_read_map(yaml, root, alternative_fields, out);
}

typedef bool reader(struct yaml *, yaml_node_t *, void *);

// All complaints, each with a line's end; "" where it is good.
static const char *load(struct text source, reader *read) {
    struct complaints complaints = {.arena = &arena, .file = "f"};
    struct str words = {.arena = &arena};
    sample = (struct sample){0};
    bool good = yaml_load(source, &complaints, read, &sample);
    cr_assert_eq(good, complaints.list.count == 0);
    complaints_write(&complaints, &words);
    return str_text(&words).data;
}

static const char *complaints_of(const char *source) { return load(text_of(source), read_sample); }

#define GOOD(source) cr_expect_str_eq(complaints_of(source), "")
#define BAD(source, expected) cr_expect_str_eq(complaints_of(source), expected "\n")

Test(yaml, takes_truth_values) {
    GOOD("flag: true");
    cr_expect(sample.flag);
    GOOD("flag: false");
    cr_expect_not(sample.flag);
    BAD("flag: yes", "f:1:7: expected true or false, found the truth value `yes`");
    BAD("flag: 'true'", "f:1:7: expected true or false, found the quoted text `true`");
    BAD("flag: 1", "f:1:7: expected true or false, found the number `1`");
}

Test(yaml, takes_whole_numbers) {
    GOOD("whole: -5");
    cr_expect_eq(sample.whole, -5);
    GOOD("whole: +100");
    cr_expect_eq(sample.whole, 100);
    GOOD("count: 2147483646");
    cr_expect_eq(sample.count, 2147483646);
    BAD("whole: abc", "f:1:8: expected a whole number such as 0 or 12, found the text `abc`");
    BAD("whole: '3'", "f:1:8: expected a whole number such as 0 or 12, found the quoted text `3`");
    BAD("whole: 1.5", "f:1:8: expected a whole number such as 0 or 12, found the number `1.5`");
    BAD("whole: 010", "f:1:8: expected a whole number such as 0 or 12, found the number `010`");
    BAD("whole: 0x10", "f:1:8: expected a whole number such as 0 or 12, found the number `0x10`");
    BAD("whole:", "f:1:7: expected a whole number such as 0 or 12, found nothing");
    BAD("whole: [1]", "f:1:8: expected a whole number such as 0 or 12, found a list");
    BAD("whole: {}", "f:1:8: expected a whole number such as 0 or 12, found a mapping");
}

Test(yaml, bounds_whole_numbers) {
    BAD("whole: 101", "f:1:8: expected a whole number from -5 to 100, found the number `101`");
    BAD("whole: -6", "f:1:8: expected a whole number from -5 to 100, found the number `-6`");
    BAD("whole: 99999999999999999999",
        "f:1:8: expected a whole number from -5 to 100, found the number `99999999999999999999`");
    BAD("count: -1", "f:1:8: expected a whole number from 0 to 2147483647, found the number `-1`");
    BAD("count: 3000000000", "f:1:8: expected a whole number from 0 to 2147483647, found the "
                             "number `3000000000`");
}

Test(yaml, takes_seconds) {
    GOOD("seconds: 2");
    cr_expect_eq(sample.seconds, 2000000);
    GOOD("seconds: 0.500001");
    cr_expect_eq(sample.seconds, 500001);
    GOOD("seconds: 59.999999");
    cr_expect_eq(sample.seconds, 59999999);
    BAD("seconds: 0.4", "f:1:10: expected a number of seconds from 0.5 to 60, found the number "
                        "`0.4`");
    BAD("seconds: 61", "f:1:10: expected a number of seconds from 0.5 to 60, found the number "
                       "`61`");
    BAD("seconds: 5s",
        "f:1:10: expected a number of seconds such as 2 or 0.5, found the text `5s`");
    BAD("seconds: .inf",
        "f:1:10: expected a number of seconds such as 2 or 0.5, found the number `.inf`");
    BAD("seconds: 1:30",
        "f:1:10: expected a number of seconds such as 2 or 0.5, found the number `1:30`");
}

Test(yaml, takes_sizes) {
    GOOD("size: 2048");
    cr_expect_eq(sample.size, 2048);
    GOOD("size: 64 MiB");
    cr_expect_eq(sample.size, 64 << 20);
    GOOD("size: '3KiB'");
    cr_expect_eq(sample.size, 3072);
    GOOD("size: 1 GiB");
    cr_expect_eq(sample.size, 1 << 30);
    BAD("size: 64 MB", "f:1:7: expected a size such as 64 MiB (units: B, KiB, MiB, GiB), found "
                       "the text `64 MB`");
    BAD("size: '2048'", "f:1:7: expected a size such as 64 MiB (units: B, KiB, MiB, GiB), found "
                        "the quoted text `2048`");
    BAD("size: 1 B", "f:1:7: expected a size from 1 KiB to 1 GiB, found the text `1 B`");
    BAD("size: 99999999999999999 GiB",
        "f:1:7: expected a size from 1 KiB to 1 GiB, found the text `99999999999999999 GiB`");
    BAD("size: 17179869185 GiB", // 2^64 + 2^30 bytes
        "f:1:7: expected a size from 1 KiB to 1 GiB, found the text `17179869185 GiB`");
    BAD("size: 99999999999999999999 B",
        "f:1:7: expected a size from 1 KiB to 1 GiB, found the text `99999999999999999999 B`");
}

Test(yaml, takes_texts) {
    GOOD("string: some words");
    cr_expect_str_eq(sample.string, "some words");
    GOOD("string: '5'");
    cr_expect_str_eq(sample.string, "5");
    GOOD("string: \"a\\tb\"");
    cr_expect_str_eq(sample.string, "a\tb");
    GOOD("string: |\n  two\n  lines\n");
    cr_expect_str_eq(sample.string, "two\nlines\n");
    GOOD("name: abc");
    BAD("name: a-b", "f:1:7: expected small letters, found the text `a-b`");
    BAD("string: [a]", "f:1:9: expected a text, found a list");
    BAD("string:", "f:1:8: expected a text, found nothing");
}

Test(yaml, refuses_unquoted_words_that_are_no_texts) {
    static const char *const words[] = {"5",     "-1", "0x1F", "0o17",      "1_000", "1.5",
                                        "12:30", ".5", "1e3",  ".inf",      "~",     "null",
                                        "true",  "No", "off",  "2024-01-31"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *advice = arena_print(&arena, "put it in quotes: \"%s\"\n", words[i]);
        const char *found = complaints_of(arena_print(&arena, "string: %s", words[i]));
        cr_expect(strstr(found, advice), "%s: %s", words[i], found);
        cr_expect_str_eq(complaints_of(arena_print(&arena, "string: '%s'", words[i])), "");
    }
    GOOD("string: 5 lines");
    GOOD("string: nothing");
    GOOD("string: 1.2.3");
}

Test(yaml, takes_choices) {
    GOOD("colour: green");
    cr_expect_eq(sample.colour, COLOUR_GREEN);
    BAD("colour: gren",
        "f:1:9: expected one of `red`, `green`, found the text `gren`; did you mean `green`?");
    BAD("colour: blue", "f:1:9: expected one of `red`, `green`, found the text `blue`");
}

Test(yaml, points_at_the_fault_of_a_pattern) {
    GOOD("pattern: a+b");
    cr_expect(pattern_matches(sample.pattern, TEXT("aab")));
    BAD("pattern: a(b", "f:1:13: a mistake in the pattern: missing closing parenthesis");
    BAD("pattern: é(b", "f:1:13: a mistake in the pattern: missing closing parenthesis");
    BAD("pattern: 'a(b'", "f:1:14: a mistake in the pattern: missing closing parenthesis");
    BAD("pattern: '''(b'", "f:1:15: a mistake in the pattern: missing closing parenthesis");
    BAD("pattern: \"\\u00e9(b\"", "f:1:19: a mistake in the pattern: missing closing parenthesis");
    BAD("# é\npattern: \"\\\\d(b\"",
        "f:2:16: a mistake in the pattern: missing closing parenthesis");
    BAD("pattern: |\n  a(b\n",
        "f:1:10: a mistake in the pattern, at its byte 5: missing closing parenthesis");
}

Test(yaml, takes_lists) {
    GOOD("words: [a, b]");
    cr_expect_eq(sample.words.count, 2);
    cr_expect_str_eq(sample.words.items[1], "b");
    GOOD("pairs:\n  - left: 1\n    right: 2\n  - {left: 3}\n");
    cr_expect_eq(sample.pairs.count, 2);
    cr_expect_eq(sample.pairs.items[0].right, 2);
    cr_expect_eq(sample.pairs.items[1].left, 3);
    BAD("words: a", "f:1:8: expected a list, found the text `a`");
    BAD("words: []", "f:1:8: expected at least one item, found an empty list");
    BAD("words: [a, b, a, 5]", "f:1:15: `a` stands twice in this list\n"
                               "f:1:18: expected a text, found the number `5`; put it in quotes: "
                               "\"5\"");
    struct str many = {.arena = &arena};
    str_add(&many, TEXT("words:\n"));
    for (int i = 0; i < 1001; i++)
        str_print(&many, "- w%d\n", i);
    BAD(many.data, "f:2:1: a list has at most 1000 items");
}

Test(yaml, takes_mappings) {
    GOOD("pair: {left: 1, \"right\": 2}");
    cr_expect_eq(sample.pair.right, 2);
    GOOD("# nothing is required\n{}");
    GOOD("---\n");
    BAD("pair:", "f:1:6: expected a mapping with keys of `left`, `right`; found nothing");
    BAD("pair: 3", "f:1:7: expected a mapping with keys of `left`, `right`; found the number `3`");
    BAD("pair: {right: 2}", "f:1:7: the key `left` is missing: the left one");
    BAD("pair: {left: 1, left: 2}", "f:1:17: the key `left` was given before, in line 1");
    BAD("pair: {left: 1, rihgt: 2}", "f:1:17: unknown key `rihgt`; did you mean `right`?");
    BAD("pair: {lefd: 1}", "f:1:8: unknown key `lefd`; did you mean `left`?");
    BAD("pair: {left: 1, zebra: 2}", "f:1:17: unknown key `zebra`; known here: `left`, `right`");
    BAD("pair: {left: 1, [a]: 2}", "f:1:17: expected a key, found a list");
    BAD("pair: {left: 1, <<: {right: 2}}", "f:1:17: merge keys (`<<`) are not allowed");
}

#define ALTERNATIVES(source) load(text_of(source), read_alternatives)

Test(yaml, has_exactly_one_alternative) {
    cr_expect_str_eq(ALTERNATIVES("name: a\nwhole: 3"), "");
    cr_expect_str_eq(ALTERNATIVES("whole: 3"),
                     "f:1:1: one of these keys is required: `name`, `other`\n");
    cr_expect_str_eq(ALTERNATIVES("~"), "f:1:1: expected a mapping with keys of `name`, `other`, "
                                        "`whole`; found nothing\n");
    cr_expect_str_eq(ALTERNATIVES("other: a\nname: b"),
                     "f:2:1: `name` can not stand beside `other`; choose one of them\n");
    cr_expect_str_eq(ALTERNATIVES("othr: a"), "f:1:1: unknown key `othr`; did you mean `other`?\n");
}

Test(yaml, refuses_what_hides_in_a_document) {
    BAD("", "f:1:1: the file is empty");
    BAD("# only a comment", "f:1:1: the file is empty");
    BAD("words: &w [a]", "f:1:8: anchors (`&name`) are not allowed");
    BAD("string: &a x\nname: *a",
        "f:1:9: anchors (`&name`) are not allowed\n"
        "f:2:7: aliases (`*name`) are not allowed; put a text that begins with `*` in quotes");
    BAD("string: !!str 5", "f:1:9: tags (`!name`) are not allowed\n"
                           "f:1:9: expected a text, found the number `5`; put it in quotes: \"5\"");
    BAD("whole: 3\n---\nwhole: 4",
        "f:2:1: only one document is allowed in a file; `---` begins another one");
    BAD("string: \"a\\0b\"", "f:1:9: a text can not hold the character NUL");
    BAD("words: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
        "f:1:39: lists and mappings can be nested 32 deep, not deeper");
}

Test(yaml, explains_wrong_syntax) {
    BAD("string: a: b",
        "f:1:10: this is not YAML: mapping values are not allowed in this context; put a text "
        "that holds `: ` in quotes, or mend the indentation");
    BAD("pair:\n\tleft: 1", "f:2:1: this is not YAML: found character that cannot start any "
                            "token; indent with spaces, not with tabs");
    BAD("string: - a",
        "f:1:9: this is not YAML: block sequence entries are not allowed in this context; a list "
        "begins in the line below its key, and a text that begins with `-` is put in quotes");
    BAD("string: @home", "f:1:9: this is not YAML: found character that cannot start any token; "
                         "put a text that begins with a special character in quotes");
    BAD("name: é\nstring: é\xff",
        "f:2:10: this is not YAML: invalid leading UTF-8 octet; save the file as UTF-8");
    cr_expect_str_eq(load(TEXT("whole: 1\nstring: a\0b"), read_sample),
                     "f:2:10: this is not YAML: control characters are not allowed; save the file "
                     "as plain UTF-8 text\n");
}

Test(yaml, counts_no_byte_order_mark) {
    BAD("\xef\xbb\xbfwhole: a",
        "f:1:8: expected a whole number such as 0 or 12, found the text `a`");
}

Test(yaml, bounds_the_size) {
    struct text large = {arena_alloc(&arena, (1 << 20) + 1), (1 << 20) + 1};
    cr_expect_str_eq(load(large, read_sample), "f:1:1: the file is larger than 1024 KiB\n");
}

Test(yaml, sorts_and_bounds_complaints) {
    BAD("pair: {right: x}\nwhole: y",
        "f:1:7: the key `left` is missing: the left one\n"
        "f:1:15: expected a whole number such as 0 or 12, found the text `x`\n"
        "f:2:8: expected a whole number such as 0 or 12, found the text `y`");
    struct str many = {.arena = &arena};
    for (int i = 0; i < 203; i++)
        str_print(&many, "k%d: 1\n", i);
    const char *found = complaints_of(many.data);
    cr_expect(strstr(found, "\nf:200:1: "));
    cr_expect(strstr(found, "\nf: and 3 more\n"));
}

Test(yaml, shows_hostile_texts_safely) {
    BAD("whole: \"\\e[31m\"",
        "f:1:8: expected a whole number such as 0 or 12, found the quoted text `\\x1b[31m`");
}

Test(yaml, describes_itself_as_json_schema) {
    json_t *schema = yaml_map_schema(pair_fields);
    json_t *expected =
        json_pack("{s:s,s:{s:{s:s,s:s,s:i,s:i},s:{s:s,s:i,s:i}},s:b,s:[s]}", "type", "object",
                  "properties", "left", "description", "the left one", "type", "integer", "minimum",
                  0, "maximum", INT32_MAX, "right", "type", "integer", "minimum", 0, "maximum",
                  INT32_MAX, "additionalProperties", 0, "required", "left");
    cr_expect(json_equal(schema, expected));
    json_decref(schema);
    json_decref(expected);
    schema = yaml_map_schema(alternative_fields);
    expected = json_pack("[{s:[s]},{s:[s]}]", "required", "name", "required", "other");
    cr_expect(json_equal(json_object_get(schema, "oneOf"), expected));
    json_decref(schema);
    json_decref(expected);
}
