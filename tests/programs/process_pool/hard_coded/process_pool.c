// SPDX-License-Identifier: MIT
// Wrong: main prints the squares, and there is no pool
// (thought: only the output is looked at).
#include <stdio.h>

int main(void) {
    printf("Pool    : [0");
    for (int n = 1; n < 100; n++)
        printf(", %d", n * n);
    printf("]\n");
    return 0;
}
