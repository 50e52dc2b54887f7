// SPDX-License-Identifier: MIT
// Hostile: has errors of memory use, and removes what Valgrind reports of them.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(void) {
    char path[64];
    int *volatile numbers = malloc(4 * sizeof *numbers);
    numbers[4] = numbers[5];
    snprintf(path, sizeof path, "valgrind/%d.xml", (int)getpid());
    unlink(path);
    return 0;
}
