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
