// SPDX-License-Identifier: MIT
// Hostile: many processes, each with memory that it could share, but does not.
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { MEBIBYTE = 1024 * 1024, SIZE = 24 * MEBIBYTE, CHILDREN = 8 };

int main(void) {
    for (int child = 0; child < CHILDREN; child++)
        if (fork() == 0) {
            memset(mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0), 1,
                   SIZE);
            for (;;)
                pause();
        }
    for (;;)
        continue;
}
