// SPDX-License-Identifier: MIT
// Wrong: main starts all six and ends
// (thought: they are on their own now).
#include "my_func.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static pid_t start(int i) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        my_func(i);
        exit(EXIT_SUCCESS);
    }
    return child;
}

int main(void) {
    for (int i = 0; i < 6; i++)
        start(i);
    return EXIT_SUCCESS;
}
