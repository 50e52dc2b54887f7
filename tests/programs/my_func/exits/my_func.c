// SPDX-License-Identifier: MIT
// Wrong: it leaves with exit
// (thought: a process that has done its work ends).
#include "my_func.h"

#include <stdio.h>
#include <stdlib.h>

void my_func(int i) {
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
    exit(EXIT_SUCCESS);
}
