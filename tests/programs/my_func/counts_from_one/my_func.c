// SPDX-License-Identifier: MIT
// Wrong: it prints 1 to i
// (thought: counting begins with one).
#include "my_func.h"

#include <stdio.h>

void my_func(int i) {
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 1; j <= i; j++)
        printf("output from myFunc is :%d\n", j);
}
