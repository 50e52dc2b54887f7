// SPDX-License-Identifier: MIT
// Lists of wrong programs: what they hold, and where their mistakes are.
#include "wrong_list.h"

#include "base/fs.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <unistd.h>

static struct arena arena;
static struct wrong_list list;

static void clear(void) { arena_clear(&arena); }

TestSuite(wrong_list, .fini = clear);

// The complaints; "" where the list is good.
static const char *read_list(const char *yaml) {
    char path[] = "/tmp/wrong_list.XXXXXX";
    struct error err = {0};
    struct complaints complaints;
    struct str words = {.arena = &arena};
    int fd = mkstemp(path);
    cr_assert_geq(fd, 0);
    close(fd);
    cr_assert(fs_write(path, text_of(yaml), &err), "%s", err.text);
    bool good = wrong_list_read(&arena, path, &list, &complaints, &err);
    unlink(path);
    complaints.file = "f";
    complaints_write(&complaints, &words);
    cr_expect_eq(good, words.size == 0);
    return str_text(&words).data;
}

Test(wrong_list, rows) {
    cr_assert_str_eq(read_list("# a list\n"
                               "- program: no_wait\n"
                               "  required: waited_for\n"
                               "\n"
                               "- program: leak\n"
                               "  required: [memory,\n"
                               "             sum]\n"
                               "  permitted: lines\n"
                               "  message: definitely lost\n"),
                     "");
    cr_assert_eq(list.rows.count, 2);
    const struct wrong_program *row = &list.rows.items[0];
    cr_expect_str_eq(row->program, "no_wait");
    cr_expect_eq(row->line, 2);
    cr_assert_eq(row->required.count, 1);
    cr_expect_str_eq(row->required.items[0].id, "waited_for");
    cr_expect_eq(row->permitted.count, 0);
    cr_expect_null(row->message);
    row = &list.rows.items[1];
    cr_expect_eq(row->line, 5);
    cr_assert_eq(row->required.count, 2);
    cr_expect_str_eq(row->required.items[1].id, "sum");
    cr_expect_eq(row->required.items[1].line, 7);
    cr_assert_eq(row->permitted.count, 1);
    cr_expect_str_eq(row->permitted.items[0].id, "lines");
    cr_expect_str_eq(row->message, "definitely lost");
}

Test(wrong_list, mistakes) {
    cr_expect_str_eq(read_list(""), "f:1:1: the file is empty\n");
    cr_expect_str_eq(read_list("program: a\n"), "f:1:1: expected a list, found a mapping\n");
    cr_expect_str_eq(read_list("- program: a\n  requird: b\n"),
                     "f:2:3: unknown key `requird`; did you mean `required`?\n");
    cr_expect_str_eq(
        read_list("- program: a\n"),
        "f:1:3: the key `required` is missing: the check that must fail, or a list of them\n");
    cr_expect_str_eq(read_list("- program: ../a\n  required: b\n"),
                     "f:1:12: expected the name of a folder beside this file (A-Z, a-z, 0-9, _, . "
                     "and -), found the text `../a`\n");
    cr_expect_str_eq(read_list("- program: a\n  required: [b, B]\n"),
                     "f:2:17: expected the id of a check (a-z, 0-9 and _), found the text `B`\n");
    cr_expect_str_eq(read_list("- program: a\n  required: [b, b]\n"),
                     "f:2:17: `b` stands twice in this list\n");
    cr_expect_str_eq(read_list("- program: a\n  required: []\n"),
                     "f:2:13: expected at least one item, found an empty list\n");
    cr_expect_str_eq(read_list("- {program: a, required: b}\n- {program: c, required: b}\n"
                               "- {program: a, required: c}\n"),
                     "f:3:13: `a` has a row before, in line 1\n");
}

Test(wrong_list, what_is_no_file_is_the_authors_fault) {
    struct error err = {0};
    struct complaints complaints;
    cr_assert_not(wrong_list_read(&arena, "/", &list, &complaints, &err));
    cr_expect_eq(err.blame, BLAME_AUTHOR);
}
