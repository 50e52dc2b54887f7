// SPDX-License-Identifier: MIT
// Hostile: prints without end.
#include <stdio.h>

int main(void) {
    for (;;)
        puts("All tests have passed.");
}
