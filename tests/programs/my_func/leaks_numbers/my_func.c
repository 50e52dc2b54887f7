// SPDX-License-Identifier: MIT
// Wrong: the list of numbers loses its first members
// (thought: free of the last one frees all of them).
#include "my_func.h"

#include <stdio.h>
#include <stdlib.h>

struct number {
    int value;
    struct number *before;
};

void my_func(int i) {
    struct number *last = NULL;
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++) {
        struct number *number = malloc(sizeof *number);
        if (!number)
            break;
        *number = (struct number){.value = j, .before = last};
        printf("output from myFunc is :%d\n", number->value);
        last = number;
    }
    free(last);
}
