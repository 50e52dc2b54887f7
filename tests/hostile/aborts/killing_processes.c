// SPDX-License-Identifier: MIT
// Hostile: ends by a signal of its own, in the middle of a line.
#include <stdio.h>
#include <stdlib.h>

int main(void) {
    printf("half a li");
    fflush(stdout);
    abort();
}
