// SPDX-License-Identifier: MIT
// Wrong: it returns at once where i is 0
// (thought: then there is nothing to print).
#include "my_func.h"

#include <stdio.h>

void my_func(int i) {
    if (!i)
        return;
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
}
