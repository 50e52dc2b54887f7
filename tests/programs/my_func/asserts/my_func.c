// SPDX-License-Identifier: MIT
// Wrong: an assertion refuses negative numbers and ends the process
// (thought: nobody calls it with a negative number).
#include "my_func.h"

#include <assert.h>
#include <stdio.h>

void my_func(int i) {
    printf("calling myFunc from process n°: %d\n", i);
    fflush(stdout);
    assert(i >= 0);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
}
