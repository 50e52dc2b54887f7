// SPDX-License-Identifier: MIT
// Right, by puts, fputs and putchar_unlocked, with blank lines and trailing blanks.
#include "my_func.h"

#include <stdio.h>

static void put_digits(int number) {
    if (number >= 10)
        put_digits(number / 10);
    putchar_unlocked('0' + number % 10);
}

void my_func(int i) {
    puts("");
    fputs("calling myFunc from process n°: ", stdout);
    flockfile(stdout);
    if (i < 0)
        putchar_unlocked('-');
    if (i < -9)
        put_digits(-(i / 10));
    put_digits(i < 0 ? -(i % 10) : i);
    funlockfile(stdout);
    puts(" \t ");
    for (int j = 0; j < i; j++) {
        fputs("output from myFunc is :", stdout);
        flockfile(stdout);
        put_digits(j);
        funlockfile(stdout);
        puts("  \n\t");
    }
}
