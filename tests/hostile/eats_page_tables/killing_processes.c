// SPDX-License-Identifier: MIT
// Hostile: uses memory that is no page of its own: tables of pages, one for each page that it looks
// at.
#include <sys/mman.h>
#include <unistd.h>

enum { MEBIBYTE = 1024 * 1024, TABLES = 80000 };

int main(void) {
    volatile char *memory = mmap(NULL, TABLES * 2L * MEBIBYTE, PROT_READ,
                                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED)
        return 8;
    int sum = 7;
    for (long i = 0; i < TABLES; i++)
        sum += memory[i * 2 * MEBIBYTE];
    sleep(1);
    return sum;
}
