// SPDX-License-Identifier: MIT
#include "my_func.h"
#include "my_func.h"

static int down_to_zero(int j) {
    if (j > 0)
        down_to_zero(j - 1);
    return j >= 0 ? printf("output from myFunc is :%d\n", j) : 0;
}

void my_func(int number) {
    printf("calling myFunc from process n°: %d\n", number);
    down_to_zero(number - 1);
}
