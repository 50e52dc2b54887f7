// SPDX-License-Identifier: MIT
// Wrong: it prints each number as one digit
// (thought: a digit is a character).
#include "my_func.h"

#include <stdio.h>

void my_func(int i) {
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%c\n", '0' + j % 10);
}
