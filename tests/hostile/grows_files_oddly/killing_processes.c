// SPDX-License-Identifier: MIT
// Hostile: makes files long without writing them from end to end, and is deaf to the signal that
// forbids it. The status is 7 where none became too long.
#define _GNU_SOURCE // fallocate
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MEBIBYTE = 1024 * 1024 };

int main(void) {
    static const off_t far[] = {2 * MEBIBYTE, 1L << 40, 1L << 62};
    struct stat status;
    signal(SIGXFSZ, SIG_IGN);
    int file = open("hole", O_RDWR | O_CREAT, 0600);
    for (int i = 0; i < 3; i++) {
        ftruncate(file, far[i]);
        fallocate(file, 0, far[i], 1);
        pwrite(file, "a", 1, far[i]);
        lseek(file, far[i], SEEK_SET);
        write(file, "a", 1);
    }
    return fstat(file, &status) == 0 && status.st_size <= MEBIBYTE ? 7 : 8;
}
