// SPDX-License-Identifier: MIT
// Hostile: leaves more FIFOs, semaphores and files than anybody wants to hear of.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MANY = 3000 };

int main(void) {
    static const char *const folders[] = {".", "/tmp", "/dev/shm"};
    char path[64];
    for (int i = 0; i < 3; i++)
        for (int number = 0; number < MANY; number++) {
            snprintf(path, sizeof path, "%s/\033[31m\n::error::%d", folders[i], number);
            if (mkfifo(path, 0600))
                return 8;
        }
    return 7;
}
