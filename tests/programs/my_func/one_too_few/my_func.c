// SPDX-License-Identifier: MIT
// Wrong: it prints 0 to i - 2
// (thought: the first line counts, too).
#include "my_func.h"

#include <stdio.h>

void my_func(int i) {
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i - 1; j++)
        printf("output from myFunc is :%d\n", j);
}
