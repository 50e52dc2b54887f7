// SPDX-License-Identifier: MIT
// Hostile: every process starts its heir and ends, so that nobody who looks for it finds it.
#include <unistd.h>

int main(void) {
    for (;;) {
        if (fork() > 0)
            _exit(0);
        setsid();
    }
}
