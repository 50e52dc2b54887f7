// SPDX-License-Identifier: MIT
// Hostile: a child prints when main has ended well, and without end.
#include <stdio.h>
#include <unistd.h>

int main(void) {
    if (fork() > 0)
        return 0;
    sleep(1);
    for (;;)
        puts("All tests have passed.");
}
