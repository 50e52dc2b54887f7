// SPDX-License-Identifier: MIT
// base/str.h: views, the builder, escapes there and back, and what is safe to show.
#include "base/str.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena arena;

static void clear(void) { arena_clear(&arena); }

TestSuite(str, .fini = clear);

Test(str, compares_texts) {
    cr_expect(text_equal(TEXT("a\0b"), TEXT("a\0b")));
    cr_expect_not(text_equal(TEXT("a\0b"), TEXT("a\0c")));
    cr_expect_not(text_equal(TEXT("a"), TEXT("ab")));
    cr_expect(text_equal(text_of(NULL), TEXT("")));
    cr_expect(text_starts(TEXT("abc"), "ab"));
    cr_expect_not(text_starts(TEXT("a"), "ab"));
}

Test(str, trims_only_the_end) {
    cr_expect(text_equal(text_trim_end(TEXT("  a b \t ")), TEXT("  a b")));
    cr_expect_eq(text_trim_end(TEXT(" \t")).size, 0);
    cr_expect(text_equal(text_trim_end(TEXT("a\r")), TEXT("a\r")));
}

Test(str, splits_lines) {
    struct text rest = TEXT("one\n\nthree"), line;
    cr_assert(text_next_line(&rest, &line));
    cr_expect(text_equal(line, TEXT("one")));
    cr_assert(text_next_line(&rest, &line));
    cr_expect_eq(line.size, 0);
    cr_assert(text_next_line(&rest, &line));
    cr_expect(text_equal(line, TEXT("three")));
    cr_expect_not(text_next_line(&rest, &line));
}

Test(str, has_no_line_behind_the_last_end) {
    struct text rest = TEXT("one\n"), line;
    cr_assert(text_next_line(&rest, &line));
    cr_expect_not(text_next_line(&rest, &line));
}

Test(str, builds_long_texts) {
    struct str str = {.arena = &arena};
    cr_expect_eq(str_text(&str).size, 0);
    cr_expect_str_eq(str_text(&str).data, "");
    for (int i = 0; i < 1000; i++)
        str_print(&str, "%d,", i % 10);
    str_add(&str, TEXT("\0end"));
    cr_expect_eq(str.size, 2004);
    cr_expect_eq(memcmp(str.data + 1998, "9,\0end", 7), 0, "with a NUL behind it");
    cr_expect_eq(strncmp(str.data, "0,1,2,3,4,5,6,7,8,9,0,", 22), 0);
}

Test(str, escapes_as_c_does) {
    struct str str = {.arena = &arena};
    str_add_escaped(&str, TEXT("a\"b\\c\n\t\a\0\x7fé7"));
    cr_expect_str_eq(str.data, "a\\\"b\\\\c\\n\\t\\a\\000\\177\\303\\2517");
}

Test(str, escapes_every_byte_there_and_back) {
    char all[256];
    for (int i = 0; i < 256; i++)
        all[i] = (char)i;
    struct text bytes = {all, sizeof all}, back;
    struct str str = {.arena = &arena};
    str_add_escaped(&str, bytes);
    for (size_t i = 0; i < str.size; i++)
        cr_assert(str.data[i] >= ' ' && str.data[i] <= '~');
    cr_assert(text_unescape(&arena, str_text(&str), &back));
    cr_expect(text_equal(bytes, back));
}

Test(str, refuses_wrong_escapes) {
    static const char *const wrong[] = {"\\", "a\\", "\\x41", "\\q", "\\8", "\\400", "\\777"};
    struct text text;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        cr_expect_not(text_unescape(&arena, text_of(wrong[i]), &text), "%s", wrong[i]);
    cr_assert(text_unescape(&arena, TEXT("\\0\\1018"), &text), "one to three digits");
    cr_expect(text_equal(text, TEXT("\0A8")));
}

static const char *shown(struct text text) { return text_shown(&arena, text, 10); }

Test(str, shows_what_a_person_can_read) {
    cr_expect_str_eq(shown(TEXT("")), "");
    cr_expect_str_eq(shown(TEXT("a é 語")), "a é 語");
    cr_expect_str_eq(shown(TEXT("\x1b[31m")), "\\x1b[31m");
    cr_expect_str_eq(shown(TEXT("a\tb\0")), "a\\tb\\x00");
    cr_expect_str_eq(shown(TEXT("\xff\xc3(")), "\\xff\\xc3(");
    cr_expect_str_eq(shown(TEXT("\xc0\xaf")), "\\xc0\\xaf", "a longer form than needed");
    cr_expect_str_eq(shown(TEXT("\xed\xa0\x80")), "\\xed\\xa0\\x80", "half of a surrogate pair");
    cr_expect_str_eq(shown(TEXT("###[a]")), "#\\x23#[a]", "a command on GitHub");
    cr_expect_str_eq(shown(TEXT("\u202eab")), "\\xe2\\x80\\xaeab", "turns the line around");
    cr_expect_str_eq(shown(TEXT("\xc2\x9b\x31m")), "\\xc2\\x9b1m",
                     "a control character of two bytes");
}

Test(str, cuts_between_characters) {
    cr_expect_str_eq(shown(TEXT("0123456789")), "0123456789");
    cr_expect_str_eq(shown(TEXT("0123456789a")), "0123456789…");
    cr_expect_str_eq(shown(TEXT("012345678éa")), "012345678é…");
}

Test(str, cuts_text_between_characters) {
    cr_expect(text_equal(text_cut(TEXT("abc"), 3), TEXT("abc")));
    cr_expect(text_equal(text_cut(TEXT("abc"), 2), TEXT("ab")));
    cr_expect(text_equal(text_cut(TEXT("a語c"), 3), TEXT("a")));
    cr_expect(text_equal(text_cut(TEXT("a語c"), 4), TEXT("a語")));
    cr_expect_eq(text_cut(TEXT("\x80\x80\x80"), 2).size, 0);
}

static const char *in_base64(struct text text) {
    struct str str = {.arena = &arena};
    str_add_base64(&str, text);
    return str_text(&str).data;
}

// The examples of RFC 4648, and bytes that need each kind of digit.
Test(str, writes_base64) {
    cr_expect_str_eq(in_base64(TEXT("")), "");
    cr_expect_str_eq(in_base64(TEXT("f")), "Zg==");
    cr_expect_str_eq(in_base64(TEXT("fo")), "Zm8=");
    cr_expect_str_eq(in_base64(TEXT("foo")), "Zm9v");
    cr_expect_str_eq(in_base64(TEXT("foobar")), "Zm9vYmFy");
    cr_expect_str_eq(in_base64(TEXT("\xfb\xff\0")), "+/8A");
}
