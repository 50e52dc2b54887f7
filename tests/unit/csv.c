// SPDX-License-Identifier: MIT
// base/csv.h: what others write is read, and what is written is read by others as it was meant.
#include "base/csv.h"

#include <criterion/criterion.h>

static struct arena arena;

static void clear(void) { arena_clear(&arena); }

TestSuite(csv, .fini = clear);

// Cells with | behind them, rows with their lines in front.
static const char *told(struct text text) {
    struct csv_table table;
    struct error err = {0};
    struct str out = {.arena = &arena};
    if (!csv_read(&arena, "f", text, &table, &err))
        return arena_print(&arena, "%s", err.text);
    ARRAY_EACH(row, &table.rows) {
        str_print(&out, "%d:", row->line);
        ARRAY_EACH(cell, &row->cells)
            str_print(&out, "%s|", *cell);
    }
    return str_text(&out).data;
}

Test(csv, reads_what_others_write) {
    cr_expect_str_eq(told(TEXT("a,b\r\n1,\r\n")), "1:a|b|2:1||");
    cr_expect_str_eq(told(TEXT("\xef\xbb\xbf"
                               "a;b\n1,5;2")),
                     "1:a|b|2:1,5|2|");
    cr_expect_str_eq(told(TEXT("a\tb,c\td\n")), "1:a|b,c|d|");
    cr_expect_str_eq(told(TEXT("\"a;b;c\",d\n")), "1:a;b;c|d|", "what is quoted does not count");
    cr_expect_str_eq(told(TEXT("a,b\n\n\"x \"\"y\"\"\",\"two\r\nlines\"\nc,d\n")),
                     "1:a|b|3:x \"y\"|two\r\nlines|5:c|d|");
    cr_expect_str_eq(told(TEXT("  a , b \n")), "1:  a | b |", "nothing is trimmed");
    cr_expect_str_eq(told(TEXT("a,b\rc,d\r")), "1:a|b|1:c|d|");
    cr_expect_str_eq(told(TEXT("\"a\\\",\"b\\\"c\"\n")), "1:a\\|b\\\"c|", "as PHP writes");
    cr_expect_str_eq(told(TEXT("")), "");
}

Test(csv, tells_what_is_none) {
    cr_expect_str_eq(told(TEXT("a\n\xff\n")),
                     "f:2: this is no text in UTF-8; save it as CSV in UTF-8");
    cr_expect_str_eq(told(TEXT("a\0b\n")),
                     "f:1: this is no text in UTF-8; save it as CSV in UTF-8");
    cr_expect_str_eq(told(TEXT("a\nb,\"c\n\n")),
                     "f:2: a cell that begins with a quote in this row does not end with one");
}

static const char *written(const char *cell) {
    struct str out = {.arena = &arena};
    csv_add_cell(&out, cell);
    return out.data;
}

Test(csv, quotes) {
    cr_expect_str_eq(written(""), "\"\"");
    cr_expect_str_eq(written("a \"b\",\nc"), "\"a \"\"b\"\",\nc\"");
}

Test(csv, leaves_nothing_to_compute) {
    cr_expect_str_eq(written("=1"), "\"'=1\"");
    cr_expect_str_eq(written("  =1"), "\"'  =1\"");
    cr_expect_str_eq(written("@A1"), "\"'@A1\"");
    cr_expect_str_eq(written("\tx"), "\"'\tx\"");
    cr_expect_str_eq(written("\rx"), "\"'\rx\"");
    cr_expect_str_eq(written("+1+1"), "\"'+1+1\"");
    cr_expect_str_eq(written("-a"), "\"'-a\"");
    cr_expect_str_eq(written("\x1b=1"), "\"'=1\"", "nor what is left behind a control character");
}

Test(csv, leaves_numbers_as_they_are) {
    cr_expect_str_eq(written("-0.5"), "\"-0.5\"");
    cr_expect_str_eq(written("+1,5"), "\"+1,5\"");
    cr_expect_str_eq(written("-"), "\"-\"");
    cr_expect_str_eq(written("a-b"), "\"a-b\"");
}

Test(csv, leaves_out_controls) {
    cr_expect_str_eq(written("a\x1b[2J\a\x7f"
                             "b\xc2\x9b"
                             "c\xc3\xa9\t"),
                     "\"a[2Jbc\xc3\xa9\t\"");
}
