// SPDX-License-Identifier: MIT
// The debugging files that are made have the symbols that the system's have, and not the rest.
#include "debug_files.h"

#include "base/str.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static struct arena arena;

static void clear(void) { arena_clear(&arena); }

TestSuite(debug_files, .fini = clear);

static const char *said(const char *command, const char *path) {
    struct str out = {.arena = &arena};
    char line[4096];
    FILE *pipe = popen(arena_print(&arena, "%s %s", command, path), "r");
    cr_assert_not_null(pipe);
    while (fgets(line, sizeof line, pipe))
        str_print(&out, "%s", line);
    cr_assert_eq(pclose(pipe), 0, "%s %s", command, path);
    cr_assert_gt(out.size, 0);
    return out.data;
}

Test(debug_files, have_all_symbols_and_no_lines) {
    struct debug_files files;
    debug_files_make(&arena, &files);
    cr_assert_eq(files.list.count, 2, "of the C library and of the dynamic linker");
    ARRAY_EACH(file, &files.list) {
        const char *made = arena_print(&arena, "/proc/%d/fd/%d", getpid(), file->descriptor);
        cr_expect_str_eq(said("nm", made), said("nm", file->path));
        cr_expect_null(strstr(said("objdump -h", made), "debug_line"), "%s", file->path);
        cr_expect_not_null(strstr(said("objdump -h", file->path), "debug_line"));
    }
}
