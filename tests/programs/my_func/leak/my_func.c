// SPDX-License-Identifier: MIT
// Wrong: it never frees the line that it has built
// (thought: the end of the function frees it).
#include "my_func.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *build_line(int i) {
    const char *start = "calling myFunc from process n°: ";
    size_t size = strlen(start) + 16;
    char *line = malloc(size);
    if (line)
        snprintf(line, size, "%s%d", start, i);
    return line;
}

void my_func(int i) {
    char *line = build_line(i);
    if (!line)
        return;
    puts(line);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
}
