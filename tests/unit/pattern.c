// SPDX-License-Identifier: MIT
// base/pattern.h: whole matches, bytes, mistakes, and patterns that would run for ever.
#include "base/pattern.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena arena;

static void clear(void) { arena_clear(&arena); }

TestSuite(pattern, .fini = clear);

static bool matches(const char *source, struct text text) {
    const char *message = NULL;
    size_t offset = 0;
    const struct pattern *pattern = pattern_new(&arena, source, &message, &offset);
    cr_assert(pattern, "%s: %s", source, message);
    cr_expect_str_eq(pattern->source, source);
    return pattern_matches(pattern, text);
}

Test(pattern, matches_the_whole_text) {
    cr_expect(matches("a+b", TEXT("aab")));
    cr_expect_not(matches("a+b", TEXT("aabc")));
    cr_expect_not(matches("a+b", TEXT("xaab")));
    cr_expect(matches("a|ab", TEXT("ab")));
    cr_expect_not(matches("ab", TEXT("ab\n")));
    cr_expect(matches("", TEXT("")));
    cr_expect(matches("", (struct text){NULL, 0}));
}

Test(pattern, understands_utf8_and_survives_other_bytes) {
    cr_expect(matches("h.llo", TEXT("hällo")));
    cr_expect(matches("h\\w+o", TEXT("hello")));
    cr_expect_not(matches("h.llo", TEXT("h\xffllo")));
    cr_expect_not(matches("a.*b", TEXT("a\nb")));
    cr_expect(matches("a\\x00b", TEXT("a\0b")));
}

Test(pattern, says_where_a_mistake_is) {
    const char *message = NULL;
    size_t offset = 0;
    cr_expect_null(pattern_new(&arena, "ab(c", &message, &offset));
    cr_expect_str_eq(message, "missing closing parenthesis");
    cr_expect_eq(offset, 4);
    cr_expect_null(pattern_new(&arena, "ab*{2}**", &message, &offset));
    cr_expect_null(pattern_new(&arena, "a\\Cb", &message, &offset), "\\C would split characters");
}

Test(pattern, finds_a_named_group) {
    const char *message = NULL, *source = "(x+) at (?<time>\\d+)(?<more>!+)?";
    size_t offset = 0;
    const struct pattern *pattern = pattern_new(&arena, source, &message, &offset);
    struct text part;
    cr_assert(pattern);
    cr_expect(pattern_has_group(pattern, "time"));
    cr_expect_not(pattern_has_group(pattern, "date"));
    cr_expect(pattern_find(pattern, TEXT("xx at 12"), "time", &part));
    cr_expect(text_equal(part, TEXT("12")), "%.*s", TEXT_ARGS(part));
    cr_expect_not(pattern_find(pattern, TEXT("xx at 12"), "date", &part));
    cr_expect_null(part.data);
    cr_expect(pattern_find(pattern, TEXT("xx at 12"), "more", &part));
    cr_expect_null(part.data, "it took no part");
    cr_expect_not(pattern_find(pattern, TEXT("xx at noon"), "time", &part));
}

Test(pattern, gives_up_instead_of_running_for_ever, .timeout = 10) {
    char many[64];
    memset(many, 'a', sizeof many);
    cr_expect_not(matches("(?:a|aa)+[bc]", (struct text){many, sizeof many}));
}
