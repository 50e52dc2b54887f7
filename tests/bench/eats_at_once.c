// SPDX-License-Identifier: MIT
// Writes to much memory without a system call on the way.
#include <string.h>
#include <sys/mman.h>

enum { ENOUGH = 1024 * 1024 * 1024 };

int main(void) {
    char *memory = mmap(NULL, ENOUGH, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memset(memory, 1, ENOUGH);
    return 7;
}
