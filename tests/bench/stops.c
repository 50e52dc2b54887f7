// SPDX-License-Identifier: MIT
// One process makes calls that wait for nothing and leave nothing in the trace; prints how many.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { CALLS = 20000 };

int main(void) {
    pid_t self = getpid();
    for (int i = 0; i < CALLS; i++)
        if (kill(self, 0) == -1)
            return EXIT_FAILURE;
    printf("%d\n", CALLS);
    return EXIT_SUCCESS;
}
