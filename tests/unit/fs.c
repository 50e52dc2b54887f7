// SPDX-License-Identifier: MIT
// Removing whatever a program may have made.
#include "base/fs.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEEP = 300, LONGEST = 255 };

static void make_file(const char *path) { close(open(path, O_WRONLY | O_CREAT | O_EXCL, 0)); }

// Goes down into new folders, and leaves each without rights.
static void go_down(void) {
    static char name[LONGEST + 1];
    memset(name, 'd', LONGEST);
    for (int depth = 0; depth < DEEP; depth++) {
        make_file("file");
        mkdir("1", 0700);
        cr_assert_eq(mkdir(name, 0700) || chdir(name), 0);
        chmod("..", 0);
    }
}

Test(fs, removes_folders_that_no_path_reaches_and_follows_no_link) {
    char folder[] = "/tmp/grader-fs-XXXXXX", start[4096];
    cr_assert(getcwd(start, sizeof start) && mkdtemp(folder) && chdir(folder) == 0);
    mkdir("kept", 0700);
    make_file("kept/file");
    mkdir("tree", 0700);
    cr_assert_eq(chdir("tree"), 0);
    cr_assert_eq(symlink("../kept", "link"), 0);
    go_down();
    cr_assert_eq(chdir(folder), 0);
    fs_remove_tree("tree");
    cr_expect_not(fs_exists("tree"));
    cr_expect(fs_exists("kept/file"));
    cr_assert_eq(chdir(start), 0);
    fs_remove_tree(folder);
    cr_expect_not(fs_exists(folder));
}
