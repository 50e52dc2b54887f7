// SPDX-License-Identifier: MIT
// Wrong: main asks for the status of a child that has not been joined
// (thought: the status is 0 as long as nothing went wrong).
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
    int *status = malloc(sizeof *status);
    if (!status)
        die("malloc");
    if (*status == 1)
        printf("\n");
    if (waitpid(child, status, 0) == -1)
        die("waitpid");
    free(status);
}

int main(void) {
    for (int i = 0; i < 6; i++)
        join(start(i));
    return EXIT_SUCCESS;
}
