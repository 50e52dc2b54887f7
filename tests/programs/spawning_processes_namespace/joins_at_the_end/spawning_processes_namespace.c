// SPDX-License-Identifier: MIT
// Wrong: main starts all six and then joins them
// (thought: joined is joined).
#include "my_func.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
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

static void join(pid_t child) {
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    pid_t children[6];
    for (int i = 0; i < 6; i++)
        children[i] = start(i);
    for (int i = 0; i < 6; i++)
        join(children[i]);
    return EXIT_SUCCESS;
}
