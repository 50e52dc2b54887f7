// SPDX-License-Identifier: MIT
// A single process reads from a pipe that only it could write to.
#include <unistd.h>

int main(void) {
    int ends[2];
    char byte;
    if (pipe(ends) == -1)
        return 1;
    return read(ends[0], &byte, 1) != 1;
}
