// SPDX-License-Identifier: MIT
// Hostile: prints without end in ways that never show the bytes to a reader of its memory.
#define _GNU_SOURCE // splice
#include <fcntl.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
    int file = open("zeros", O_RDWR | O_CREAT, 0600);
    if (ftruncate(file, 4096))
        return 9;
    for (;;) {
        off_t start = 0;
        sendfile(STDOUT_FILENO, file, &start, 4096);
        start = 0;
        splice(file, &start, STDOUT_FILENO, NULL, 4096, 0);
    }
}
