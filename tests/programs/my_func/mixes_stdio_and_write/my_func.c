// SPDX-License-Identifier: MIT
// Wrong: the first line waits in the buffer of stdio while write sends the others
// (thought: what is printed first comes out first).
#include "my_func.h"

#include <stdio.h>

void my_func(int i) {
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        dprintf(1, "output from myFunc is :%d\n", j);
}
