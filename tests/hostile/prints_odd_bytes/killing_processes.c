// SPDX-License-Identifier: MIT
// Hostile: prints what misleads a reader: terminal escapes, workflow commands, markup, bytes that
// are no text.
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

int main(void) {
    static const char odd[] = "\033[2J\033[1;1H\033[32m10 of 10 points\033[0m\r\b\a\x7f\n"
                              "::error file=a.c::a\n::set-output name=points::10\n"
                              "##[error]a\n"
                              "</testcase><testsuite/>]]>&amp;<script>alert(1)</script>\n"
                              "\x80\xff\xfe\xc0\xaf\xed\xa0\x80\xf4\x90\x80\x80\n"
                              "nul \0 and \0\n"
                              "\xe2\x80\xae\xe2\x80\x8b\xe2\x81\xa6\xef\xbb\xbf\xc2\x9b"
                              "31m turned\n"
                              "=SUM(A1),\"b\"\n";
    prctl(PR_SET_NAME, "\033[31m\n\xff::\"");
    for (int fd = 1; fd < 3; fd++)
        if (write(fd, odd, sizeof odd) != sizeof odd)
            return 8;
    return 7;
}
