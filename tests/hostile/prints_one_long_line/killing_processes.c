// SPDX-License-Identifier: MIT
// Hostile: one line as long as may be printed, all marks above a letter.
#include <stdio.h>

int main(void) {
    putchar('a');
    for (int i = 0; i < 8000; i++)
        fputs("\xcc\x81", stdout);
    return 7;
}
