// SPDX-License-Identifier: MIT
// Wrong: there is no end of line behind the last line
// (thought: \n stands between lines).
#include "my_func.h"

#include <stdio.h>

void my_func(int i) {
    printf("calling myFunc from process n°: %d", i);
    for (int j = 0; j < i; j++)
        printf("\noutput from myFunc is :%d", j);
}
