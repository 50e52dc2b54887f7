// SPDX-License-Identifier: MIT
// Hostile: takes shared memory, and lets go of the pages so that no process seems to have it.
#include <string.h>
#include <sys/mman.h>

enum { MEBIBYTE = 1024 * 1024, ENOUGH = 1024 };

int main(void) {
    for (int taken = 0; taken < ENOUGH; taken++) {
        char *memory =
            mmap(NULL, MEBIBYTE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED)
            return 8;
        memset(memory, 1, MEBIBYTE);
        madvise(memory, MEBIBYTE, MADV_DONTNEED);
    }
    return 7;
}
