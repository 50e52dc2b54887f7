// SPDX-License-Identifier: MIT
// A submission's folder is hostile: what is not a plain file of a sane size is named and refused.
#include "submission.h"

#include "base/fs.h"

#include <criterion/criterion.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct arena arena;
static const char *folder;

static void set_up(void) {
    struct error err;
    cr_assert(fs_make_temporary(&arena, &folder, &err), "%s", err.text);
}

static void tear_down(void) {
    fs_remove_tree(folder);
    arena_clear(&arena);
}

TestSuite(submission, .init = set_up, .fini = tear_down);

static const char *in_folder(const char *name) { return fs_join(&arena, folder, name); }

static const char *fault(void) {
    static const char *const names[] = {"a.c"};
    struct submission submission;
    struct error err;
    cr_assert(submission_read(&arena, folder, names, 1, &submission, &err), "%s", err.text);
    return submission.fault ? submission.fault : "";
}

#define EXPECT_FAULT(words) cr_expect(strstr(fault(), words), "fault: %s", fault())

Test(submission, a_plain_file_is_read) {
    static const char *const names[] = {"a.c"};
    struct submission submission;
    struct error err;
    cr_assert(fs_write(in_folder("a.c"), TEXT("int\0x"), &err), "%s", err.text);
    cr_assert(submission_read(&arena, folder, names, 1, &submission, &err), "%s", err.text);
    cr_assert_null(submission.fault);
    cr_assert(text_equal(submission.files.items[0].data, TEXT("int\0x")));
}

Test(submission, a_missing_file) { EXPECT_FAULT("a.c is missing"); }

Test(submission, a_link) {
    cr_assert_eq(symlink("/etc/passwd", in_folder("a.c")), 0);
    EXPECT_FAULT("a.c is a symbolic link");
}

Test(submission, a_fifo) {
    cr_assert_eq(mkfifo(in_folder("a.c"), 0600), 0);
    EXPECT_FAULT("a.c is a FIFO");
}

Test(submission, a_folder) {
    cr_assert_eq(mkdir(in_folder("a.c"), 0700), 0);
    EXPECT_FAULT("a.c is a folder");
}

Test(submission, a_large_file) {
    struct error err;
    cr_assert(fs_write(in_folder("a.c"), TEXT(""), &err), "%s", err.text);
    cr_assert_eq(truncate(in_folder("a.c"), SUBMISSION_MOST_BYTES), 0);
    cr_expect_str_eq(fault(), "");
    cr_assert_eq(truncate(in_folder("a.c"), SUBMISSION_MOST_BYTES + 1), 0);
    EXPECT_FAULT("1 MiB at most");
}

Test(submission, all_files_are_plain_and_not_hidden) {
    struct submission submission;
    struct error err;
    cr_assert(fs_write(in_folder("b.py"), TEXT("x"), &err), "%s", err.text);
    cr_assert(fs_write(in_folder(".valgrindrc"), TEXT("x"), &err), "%s", err.text);
    cr_assert_eq(symlink("/etc/passwd", in_folder("link")), 0);
    cr_assert_eq(mkdir(in_folder("folder"), 0700), 0);
    cr_assert(submission_read_all(&arena, folder, &submission, &err), "%s", err.text);
    cr_assert_null(submission.fault);
    cr_assert_eq(submission.files.count, 1);
    cr_assert_str_eq(submission.files.items[0].name, "b.py");
}

Test(submission, no_folder_is_the_authors_fault) {
    struct submission submission;
    struct error err;
    cr_assert_not(submission_read_all(&arena, in_folder("none"), &submission, &err));
    cr_assert_eq(err.blame, BLAME_AUTHOR);
}

Test(submission, removing_a_tree_follows_no_link_and_opens_what_is_shut) {
    struct error err;
    const char *inside = in_folder("shut"), *kept = in_folder("kept");
    cr_assert(fs_make_folders(fs_join(&arena, inside, "deep"), &err), "%s", err.text);
    cr_assert(fs_write(kept, TEXT("x"), &err), "%s", err.text);
    cr_assert_eq(symlink(folder, fs_join(&arena, inside, "out")), 0);
    cr_assert_eq(chmod(inside, 0), 0);
    fs_remove_tree(inside);
    cr_expect_not(fs_exists(inside));
    cr_expect(fs_exists(kept));
}
