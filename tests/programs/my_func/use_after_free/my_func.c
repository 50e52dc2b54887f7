// SPDX-License-Identifier: MIT
// Wrong: it looks at the number after it has freed it
// (thought: the block stays as it is for a while).
#include "my_func.h"

#include <stdio.h>
#include <stdlib.h>

void my_func(int i) {
    int *next = malloc(sizeof *next);
    if (!next)
        return;
    *next = 0;
    printf("calling myFunc from process n°: %d\n", i);
    while (*next < i) {
        printf("output from myFunc is :%d\n", *next);
        ++*next;
    }
    free(next);
    if (*next == -1)
        printf("\n");
}
