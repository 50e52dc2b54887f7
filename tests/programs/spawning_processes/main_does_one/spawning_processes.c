// SPDX-License-Identifier: MIT
// Wrong: main does the first turn itself and starts five children
// (thought: with 0 there is hardly anything to do).
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void my_func(int i) {
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
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
    my_func(0);
    if (fflush(stdout) == EOF)
        die("stdout");
    for (int i = 1; i < 6; i++)
        join(start(i));
    return EXIT_SUCCESS;
}
