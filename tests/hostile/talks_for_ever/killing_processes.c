// SPDX-License-Identifier: MIT
// Hostile: moves bytes through a pipe without end, each a thing to record.
#include <unistd.h>

int main(void) {
    int ends[2];
    char byte = 0;
    if (pipe(ends))
        return 8;
    for (;;)
        if (write(ends[1], &byte, 1) != 1 || read(ends[0], &byte, 1) != 1)
            return 8;
}
