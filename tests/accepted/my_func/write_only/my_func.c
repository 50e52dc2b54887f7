// SPDX-License-Identifier: MIT
// Right, by write(2), byte after byte where it has to be, and without stdio.
#include "my_func.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

static void put(const char *text, size_t size) {
    while (size > 0) {
        ssize_t done = write(STDOUT_FILENO, text, size);
        if (done == -1 && errno == EINTR)
            continue;
        if (done == -1)
            return;
        text += done;
        size -= (size_t)done;
    }
}

// From the last digit to the first; works with negative numbers only, as there is one more of them.
static void put_line(const char *start, int number) {
    char digits[16];
    size_t at = sizeof digits;
    int rest = number < 0 ? number : -number;
    digits[--at] = '\n';
    do {
        digits[--at] = (char)('0' - rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (number < 0)
        digits[--at] = '-';
    put(start, strlen(start));
    put(digits + at, sizeof digits - at);
}

void my_func(int i) {
    put_line("calling myFunc from process n\302\260: ", i);
    for (int j = 0; j < i; j++)
        put_line("output from myFunc is :", j);
}
