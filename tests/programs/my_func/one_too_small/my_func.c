// SPDX-License-Identifier: MIT
// Wrong: the copy of the text has no room for its end
// (thought: strlen tells how many bytes a text takes).
#include "my_func.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void my_func(int i) {
    const char *start = "calling myFunc from process n°: ";
    char *copy = malloc(strlen(start));
    if (!copy)
        return;
    for (size_t at = 0; at <= strlen(start); at++)
        copy[at] = start[at];
    printf("%s%d\n", copy, i);
    free(copy);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
}
