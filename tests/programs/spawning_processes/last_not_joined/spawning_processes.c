// SPDX-License-Identifier: MIT
// Wrong: main joins a child before it starts the next one, and the last one never
// (thought: the loop is over when the last one has been started).
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
    int done[2];
    char byte;
    if (pipe(done) == -1)
        die("pipe");
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        my_func(i);
        if (fflush(stdout) == EOF)
            die("stdout");
        exit(EXIT_SUCCESS);
    }
    close(done[1]);
    if (read(done[0], &byte, 1) == -1) // until the child has printed
        die("read");
    close(done[0]);
    return child;
}

static void join(pid_t child) {
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    pid_t child = -1;
    for (int i = 0; i < 6; i++) {
        if (child != -1)
            join(child);
        child = start(i);
    }
    return EXIT_SUCCESS;
}
