// SPDX-License-Identifier: MIT
// Wrong: the first line has the number that the system gave the process
// (thought: that is the number of a process).
#include "my_func.h"

#include <stdio.h>
#include <unistd.h>

void my_func(int i) {
    printf("calling myFunc from process n°: %d\n", (int)getpid());
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
}
