// SPDX-License-Identifier: MIT
// Wrong: the loop asks only after its first turn
// (thought: there is always something to print).
#include "my_func.h"

#include <stdio.h>

void my_func(int i) {
    int j = 0;
    printf("calling myFunc from process n°: %d\n", i);
    do {
        printf("output from myFunc is :%d\n", j);
        j++;
    } while (j < i);
}
