// SPDX-License-Identifier: MIT
#include "my_func.h"

#include <stdio.h>

void my_func(int i) {
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
}
