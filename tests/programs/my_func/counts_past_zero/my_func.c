// SPDX-License-Identifier: MIT
// Wrong: it counts down to 0 and never meets it where it begins below
// (thought: i is 0 or more).
#include "my_func.h"

#include <stdio.h>

void my_func(int i) {
    printf("calling myFunc from process n°: %d\n", i);
    int j = 0;
    for (int left = i; left != 0; left--)
        printf("output from myFunc is :%d\n", j++);
}
