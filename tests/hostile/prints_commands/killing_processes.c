// SPDX-License-Identifier: MIT
// Hostile: prints workflow commands, so many in a line that one begins a line wherever it is
// broken.
#include <stdio.h>

int main(void) {
    for (int i = 0; i < 30; i++)
        printf("::error::a ");
    printf("\n");
    return 7;
}
