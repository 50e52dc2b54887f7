// SPDX-License-Identifier: MIT
// Right, by writev from a table that mmap made, and without any other memory.
#include "my_func.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

enum { LINE = 48, AT_ONCE = 16 };

static void print_table(char (*lines)[LINE], int count) {
    struct iovec parts[AT_ONCE];
    int filled = 0;
    for (int l = 0; l < count; l++) {
        parts[filled].iov_base = lines[l];
        parts[filled].iov_len = strlen(lines[l]);
        filled++;
        if (filled == AT_ONCE || l == count - 1) {
            if (writev(STDOUT_FILENO, parts, filled) == -1)
                return;
            filled = 0;
        }
    }
}

void my_func(int i) {
    int count = i > 0 ? i + 1 : 1;
    size_t size = (size_t)count * LINE;
    char(*lines)[LINE] =
        mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (lines == MAP_FAILED)
        return;
    snprintf(lines[0], LINE, "calling myFunc from process n°: %d\n", i);
    for (int l = 1; l < count; l++)
        snprintf(lines[l], LINE, "output from myFunc is :%d\n", l - 1);
    print_table(lines, count);
    munmap(lines, size);
}
