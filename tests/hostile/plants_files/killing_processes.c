// SPDX-License-Identifier: MIT
// Hostile: has errors of memory use, and files beside it that would hide them, or that would run.
#include <stdlib.h>

int main(void) {
    int *volatile numbers = malloc(4 * sizeof *numbers);
    numbers[4] = numbers[5];
    return 0;
}
