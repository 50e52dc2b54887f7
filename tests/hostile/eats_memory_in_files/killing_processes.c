// SPDX-License-Identifier: MIT
// Hostile: fills files that are only in memory, and which nobody has mapped.
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { MEBIBYTE = 1024 * 1024, ENOUGH = 1000 };

int main(void) {
    static char bytes[MEBIBYTE - 1];
    memset(bytes, 1, sizeof bytes);
    for (int taken = 0; taken < ENOUGH; taken++) {
        int file = memfd_create("memory", 0);
        if (file < 0 || write(file, bytes, sizeof bytes) < 0)
            return 8;
    }
    return 7;
}
