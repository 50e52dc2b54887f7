// SPDX-License-Identifier: MIT
// Wrong: it prints i as unsigned
// (thought: a number of a process is never negative).
#include "my_func.h"

#include <stdio.h>

void my_func(int i) {
    printf("calling myFunc from process n°: %u\n", (unsigned)i);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
}
