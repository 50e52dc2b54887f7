// SPDX-License-Identifier: MIT
// Wrong: only the first call in a process prints the line with its number
// (thought: a process says once that it has begun).
#include "my_func.h"

#include <stdbool.h>
#include <stdio.h>

void my_func(int i) {
    static bool called = false;
    if (!called)
        printf("calling myFunc from process n°: %d\n", i);
    called = true;
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
}
