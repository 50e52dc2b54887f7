// SPDX-License-Identifier: MIT
#ifndef MY_FUNC_H
#define MY_FUNC_H

#include <stdio.h>

static inline void my_func(int i) {
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
}

#endif
