// SPDX-License-Identifier: MIT
// The names of Moodle's and Canvas's downloads.
#include "download_name.h"

#include <criterion/criterion.h>
#include <string.h>

static bool is_same(const char *a, const char *b) { return a && b ? strcmp(a, b) == 0 : a == b; }

static void expect(const char *name, bool is_folder, const char *student, const char *full_name,
                   const char *id, const char *file) {
    struct arena arena = {0};
    struct download_name read;
    cr_assert(download_name_read(&arena, name, is_folder, &read), "%s", name);
    cr_expect_str_eq(read.student, student);
    cr_expect(is_same(read.full_name, full_name), "%s: %s", name, read.full_name);
    cr_expect_str_eq(read.id, id);
    cr_expect(is_same(read.file, file), "%s: %s", name, read.file);
    arena_clear(&arena);
}

static void expect_counted(const char *name, const char *file, const char *uncounted) {
    struct arena arena = {0};
    struct download_name read;
    cr_assert(download_name_read(&arena, name, false, &read), "%s", name);
    cr_expect_str_eq(read.file, file);
    cr_expect_str_eq(read.uncounted, uncounted);
    arena_clear(&arena);
}

static void expect_none(const char *name, bool is_folder) {
    struct arena arena = {0};
    struct download_name read;
    cr_expect_not(download_name_read(&arena, name, is_folder, &read), "%s", name);
    arena_clear(&arena);
}

Test(download_name, of_moodle) {
    expect("Jane Doe_123_assignsubmission_file_", true, "Jane Doe_123", "Jane Doe", "123", "");
    expect("Jane Doe_123_assignsubmission_file", true, "Jane Doe_123", "Jane Doe", "123", "");
    expect("J_D_9_assignsubmission_file_a_1.c", false, "J_D_9", "J_D", "9", "a_1.c");
    expect_none("Jane Doe_assignsubmission_file_", true);
    expect_none("_1_assignsubmission_file_", true);
    expect_none("Jane Doe_123_assignsubmission_file_", false);
    expect_none("Jane Doe_123_assignsubmission_", true);
}

Test(download_name, of_moodle_and_no_file) {
    expect("Jane Doe_123_assignsubmission_onlinetext_", true, "Jane Doe_123", "Jane Doe", "123",
           NULL);
    expect("Jane Doe_123_assignsubmission_onlinetext_onlinetext.html", false, "Jane Doe_123",
           "Jane Doe", "123", NULL);
    expect("Jane Doe_123_assignsubmission_files", true, "Jane Doe_123", "Jane Doe", "123", NULL);
    expect("Jane_1_assignsubmission_file_x_2_assignsubmission_onlinetext_", false, "Jane_1", "Jane",
           "1", "x_2_assignsubmission_onlinetext_");
}

Test(download_name, of_canvas) {
    expect("doejane_12_345_pipe.c", false, "doejane_12", NULL, "12", "pipe.c");
    expect("doejane_LATE_12_345_pipe.c", false, "doejane_12", NULL, "12", "pipe.c");
    expect_counted("doejane_12_345_pipe-2.c", "pipe-2.c", "pipe.c");
    expect_counted("doejane_12_345_pipe-1-2.c", "pipe-1-2.c", "pipe-1.c");
    expect_counted("doejane_12_345_pipe-x.c", "pipe-x.c", "pipe-x.c");
    expect_counted("doejane_12_345_-2.c", "-2.c", "-2.c");
    expect("doejane_12_345_a_b.tar", false, "doejane_12", NULL, "12", "a_b.tar");
    expect("doejane_12_345_Bob Roe_78_assignsubmission_file_pipe.c", false, "doejane_12", NULL,
           "12", "Bob Roe_78_assignsubmission_file_pipe.c");
    expect_none("doejane_12_345_pipe.c", true);
    expect_none("doejane_12_pipe.c", false);
    expect_none("doejane_12_345_", false);
    expect_none("_12_345_pipe.c", false);
    expect_none("doejane_12_345", false);
    expect_none("pipe.c", false);
}
