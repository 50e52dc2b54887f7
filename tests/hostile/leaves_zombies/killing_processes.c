// SPDX-License-Identifier: MIT
// Hostile: starts children that end at once, and never waits for one.
#include <unistd.h>

int main(void) {
    for (;;)
        if (fork() == 0)
            _exit(0);
}
