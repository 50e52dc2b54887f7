// SPDX-License-Identifier: MIT
// Wrong: the counter is static, and a second call goes on where the first one ended
// (thought: static only keeps the name in the file).
#include "my_func.h"

#include <stdio.h>

static int j = 0;

void my_func(int i) {
    printf("calling myFunc from process n°: %d\n", i);
    for (; j < i; j++)
        printf("output from myFunc is :%d\n", j);
}
