// SPDX-License-Identifier: MIT
// Wrong: the sign behind the n is a masculine ordinal indicator, not a degree sign
// (thought: they look the same).
#include "my_func.h"

#include <stdio.h>

void my_func(int i) {
    printf("calling myFunc from process nº: %d\n", i);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
}
