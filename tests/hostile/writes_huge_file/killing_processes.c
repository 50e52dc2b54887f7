// SPDX-License-Identifier: MIT
// Hostile: writes a file without end.
#include <fcntl.h>
#include <unistd.h>

int main(void) {
    static const char bytes[65536];
    int file = open("huge", O_WRONLY | O_CREAT, 0600);
    while (write(file, bytes, sizeof bytes) > 0)
        continue;
    return 8;
}
