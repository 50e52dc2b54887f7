// SPDX-License-Identifier: MIT
// Hostile: prints workflow commands behind all that somebody may take for a space or for the end of
// a line, and those that may stand anywhere in a line.
#include <stdio.h>

int main(void) {
    static const char *const spaces[] = {"\xc2\xa0", "\xe1\x9a\x80", "\xe2\x80\xaf",
                                         "\xe3\x80\x80"};
    static const char *const ends[] = {"\n",           "\r",    "\r\n",     "\v",
                                       "\f",           "\x1c",  "\xc2\x85", "\xe2\x80\xa8",
                                       "\xe2\x80\xa9", "\n \t "};
    for (int i = 0; i < 40; i++)
        printf("%s::error::a ", spaces[i % 4]);
    for (int to = 0; to < 2; to++)
        for (unsigned i = 0; i < sizeof ends / sizeof *ends; i++)
            fprintf(to ? stderr : stdout, "%s::stop-commands::a%s##[add-mask]points", ends[i],
                    ends[i]);
    return 7;
}
