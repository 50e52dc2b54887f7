// SPDX-License-Identifier: MIT
// Prints one line.
#include <stdio.h>

int main(void) {
    puts("hello");
    return 0;
}
