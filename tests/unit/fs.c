// SPDX-License-Identifier: MIT
// Removing whatever a program may have made; several who write one file.
#include "base/fs.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
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

// Each writes its own letter, so that a mixed text shows.
static bool write_often(const char *path, char letter) {
    enum { TIMES = 200, SIZE = 20000 };
    static char bytes[SIZE];
    struct arena arena = {0};
    struct error err;
    memset(bytes, letter, SIZE);
    for (int i = 0; i < TIMES; i++) {
        struct text seen;
        if (!fs_replace(&arena, path, (struct text){bytes, SIZE}, &err) ||
            !fs_read(&arena, path, SIZE, &seen, &err) || seen.size != SIZE ||
            memchr("abc", *seen.data, 3) == NULL || memcmp(seen.data, seen.data + 1, SIZE - 1) != 0)
            return false;
        arena_clear(&arena);
    }
    return true;
}

Test(fs, several_who_replace_one_file) {
    CLEANUP_ARENA struct arena arena = {0};
    char folder[] = "/tmp/grader-fs-XXXXXX";
    cr_assert(mkdtemp(folder));
    const char *path = fs_join(&arena, folder, "file");
    pid_t pids[3];
    for (int i = 0; i < 3; i++) {
        pids[i] = fork();
        if (pids[i] == 0)
            _exit(write_often(path, (char)('a' + i)) ? 0 : 1);
    }
    for (int i = 0; i < 3; i++) {
        int status;
        cr_assert_eq(waitpid(pids[i], &status, 0), pids[i]);
        cr_expect_eq(status, 0);
    }
    const char **names = fs_list_all(&arena, folder);
    cr_assert(names && names[0]);
    cr_expect_str_eq(names[0], "file");
    cr_expect_null(names[1]);
    fs_remove_tree(folder);
}
