// SPDX-License-Identifier: MIT
// Three children, none of which waits for another.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    for (int number = 1; number <= 3; number++)
        if (fork() == 0) {
            dprintf(1, "child %d\n", number);
            _exit(0);
        }
    while (wait(NULL) > 0)
        ;
    return 0;
}
