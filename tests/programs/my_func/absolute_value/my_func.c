// SPDX-License-Identifier: MIT
// Wrong: it counts to the absolute value of i
// (thought: a negative number is a slip of the caller).
#include "my_func.h"

#include <stdio.h>
#include <stdlib.h>

void my_func(int i) {
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < abs(i); j++)
        printf("output from myFunc is :%d\n", j);
}
