// SPDX-License-Identifier: MIT
// Wrong: it asks a member that never got a value
// (thought: a new block is full of zeros).
#include "my_func.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

struct call {
    int number;
    bool verbose;
};

void my_func(int i) {
    struct call *call = malloc(sizeof *call);
    if (!call)
        return;
    call->number = i;
    printf("calling myFunc from process n°: %d\n", call->number);
    for (int j = 0; j < call->number; j++)
        printf("output from myFunc is :%d\n", j);
    if (call->verbose)
        printf("\n");
    free(call);
}
