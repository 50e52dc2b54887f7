// SPDX-License-Identifier: MIT
#include "my_func.h"

#include <stdio.h>
#include <stdlib.h>

static char *build_line(int i) {
    char *line = malloc(64);
    if (line)
        snprintf(line, 64, "calling myFunc from process n°: %d", i);
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
