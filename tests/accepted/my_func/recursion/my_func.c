// SPDX-License-Identifier: MIT
// Right, by recursion: the lines before the last one, and then the last one.
#include <stdio.h>

static void print_up_to(int j) {
    if (j < 0)
        return;
    print_up_to(j - 1);
    printf("output from myFunc is :%d\n", j);
}

extern void my_func(const int i) {
    printf("calling myFunc from process n°: %d\n", i);
    if (i > 0)
        print_up_to(i - 1);
}
