// SPDX-License-Identifier: MIT
#include "compile_log.h"

#include <criterion/criterion.h>

#define LEFT_OUT "(what is said of files outside the submission is left out)\n"

static void expect(const char *log, const char *own) {
    CLEANUP_ARENA struct arena arena = {0};
    struct text seen = compile_log_own(&arena, text_of(log));
    cr_expect_str_eq(arena_copy(&arena, seen.data, seen.size), own);
}

Test(compile_log, keeps_what_is_said_of_the_submission) {
    const char *log = "own.c: In function 'main':\n"
                      "own.c:3:5: error: 'a' undeclared\n"
                      "    3 |     a = 1;\n"
                      "      |     ^\n"
                      "In file included from own.c:1:\n"
                      "/usr/include/stdio.h:10:1: note: declared here\n"
                      "   10 | int puts(const char *);\n"
                      "/usr/bin/ld: /tmp/ccAbCd.o: in function `main':\n"
                      "own.c:7: undefined reference to `f'\n";
    expect(log, log);
    expect("", "");
}

Test(compile_log, leaves_out_quotations_of_other_files) {
    expect("/etc/passwd:1:30: error: 'e' undeclared\n"
           "    1 | root:x:0:0:root:/root:/bin/bash\n"
           "      |                              ^\n"
           "own.c:9:1: warning: w\n"
           "    9 | int b;\n",
           LEFT_OUT "own.c:9:1: warning: w\n    9 | int b;\n");
    expect("a/../../etc/passwd:1:1: error: unknown type name 'root'\n", LEFT_OUT);
    expect("In file included from /etc/group:1,\n"
           "                 from own.c:1:\n",
           LEFT_OUT "                 from own.c:1:\n");
    expect("/tmp/../etc/passwd:1: Error: no such instruction: `root:x'\n", LEFT_OUT);
}

static void expect_errors(const char *log, const char *expected) {
    CLEANUP_ARENA struct arena arena = {0};
    struct str seen = {.arena = &arena};
    struct text rest = text_of(log);
    struct compile_error error;
    str_add(&seen, TEXT(""));
    while (compile_log_next_error(&rest, &error))
        str_print(&seen, "%.*s|%d|%d|%.*s\n", TEXT_ARGS(error.file), error.line, error.column,
                  TEXT_ARGS(error.message));
    cr_expect_str_eq(seen.data, expected, "%s", seen.data);
}

Test(compile_log, finds_errors_and_their_lines) {
    expect_errors("own.c: In function 'main':\n"
                  "own.c:3:5: error: 'a' undeclared\n"
                  "    3 |     own.c:9:9: error: a quotation\n"
                  "own.c:4:1: warning: w\n"
                  "own.c:5:1: note: n\n"
                  "a b.c:6: fatal error: x.h: No such file\n"
                  "own.c:7: undefined reference to `f'\n",
                  "own.c|3|5|'a' undeclared\na b.c|6|0|x.h: No such file\n");
    expect_errors("own.c:1:2: error: no line's end", "own.c|1|2|no line's end\n");
}

Test(compile_log, takes_no_line_for_an_error_that_is_none) {
    expect_errors("", "");
    expect_errors("own.c:0:1: error: a\nown.c:-1:1: error: a\nown.c:99999999999: error: a\n"
                  "own.c:1000001:1: error: a\nown.c:x: error: a\nown.c:1\nown.c:1:\nown.c\n"
                  "own.c:1: error\nown.c:1:1:1: error: a\n::error::a\n",
                  "");
}
