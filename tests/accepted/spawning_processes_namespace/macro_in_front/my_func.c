// SPDX-License-Identifier: MIT
#include "my_func.h"

#include <stdio.h>
#include <stdlib.h>

void check_number(int i) {
    if (i < 0) {
        fprintf(stderr, "%d is no number of a process\n", i);
        exit(EXIT_FAILURE);
    }
}

void(my_func)(int i) {
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
}
