// SPDX-License-Identifier: MIT
// Wrong: the degree sign is one byte of ISO 8859-1
// (thought: it looks right in my editor).
#include "my_func.h"

#include <stdio.h>

void my_func(int i) {
    printf("calling myFunc from process n\xb0: %d\n", i);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
}
