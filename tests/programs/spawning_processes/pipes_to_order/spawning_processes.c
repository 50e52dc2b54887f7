// SPDX-License-Identifier: MIT
// Wrong: all six are started at once, and each prints when the one before has ended
// (thought: the order of the output is all that counts).
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

// The child prints when nobody holds the write end of before any more. It holds its own until it
// ends.
static pid_t start(int i, const int before[2]) {
    char byte;
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        close(before[1]);
        if (read(before[0], &byte, 1) == -1)
            die("read");
        my_func(i);
        if (fflush(stdout) == EOF)
            die("stdout");
        exit(EXIT_SUCCESS);
    }
    close(before[0]);
    close(before[1]);
    return child;
}

static void join(pid_t child) {
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    pid_t children[6];
    int before[2], own[2];
    if (pipe(before) == -1)
        die("pipe");
    for (int i = 0; i < 6; i++) {
        if (pipe(own) == -1)
            die("pipe");
        children[i] = start(i, before);
        before[0] = own[0];
        before[1] = own[1];
    }
    close(before[0]);
    close(before[1]);
    for (int i = 0; i < 6; i++)
        join(children[i]);
    return EXIT_SUCCESS;
}
