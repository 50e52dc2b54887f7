// SPDX-License-Identifier: MIT
// Hostile: takes memory and writes to all of it.
#include <stdlib.h>
#include <string.h>

enum { MEBIBYTE = 1024 * 1024, ENOUGH = 2048 };

int main(void) {
    for (int taken = 0; taken < ENOUGH; taken++) {
        char *memory = malloc(MEBIBYTE);
        if (!memory)
            return 8;
        memset(memory, 1, MEBIBYTE);
    }
    return 7;
}
