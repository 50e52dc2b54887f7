// SPDX-License-Identifier: MIT
// Hostile: as many lines as fit, each printed by the byte and torn by another process.
#include <unistd.h>

int main(void) {
    fork();
    fork();
    for (;;)
        if (write(1, "\n", 1) != 1 || write(1, "a", 1) != 1)
            return 8;
}
