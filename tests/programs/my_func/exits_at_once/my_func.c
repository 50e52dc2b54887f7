// SPDX-License-Identifier: MIT
// Wrong: it flushes what it has printed and leaves with _exit
// (thought: a child must not call exit, so _exit it is).
#include "my_func.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void my_func(int i) {
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
    if (fflush(stdout) == EOF)
        perror("stdout");
    _exit(EXIT_SUCCESS);
}
