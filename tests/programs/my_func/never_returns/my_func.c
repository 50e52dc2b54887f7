// SPDX-License-Identifier: MIT
// Wrong: it waits for a signal when it has printed
// (thought: the parent ends a process when it needs it no more).
#include "my_func.h"

#include <stdio.h>
#include <unistd.h>

void my_func(int i) {
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
    fflush(stdout);
    pause();
}
