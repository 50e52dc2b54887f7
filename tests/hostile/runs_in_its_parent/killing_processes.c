// SPDX-License-Identifier: MIT
// Hostile: each process runs in the memory of the one before, which it keeps waiting.
#define _GNU_SOURCE // vfork
#include <unistd.h>

int main(void) {
    for (;;)
        if (vfork() > 0)
            _exit(0);
}
