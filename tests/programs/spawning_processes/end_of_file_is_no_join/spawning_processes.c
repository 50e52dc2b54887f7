// SPDX-License-Identifier: MIT
// Wrong: main reads a pipe to its end in place of waiting
// (thought: when the child has closed its end, it has ended).
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

static int start(int i) {
    int done[2];
    if (pipe(done) == -1)
        die("pipe");
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        my_func(i);
        exit(EXIT_SUCCESS);
    }
    close(done[1]);
    return done[0];
}

static void join(int done) {
    char byte;
    if (read(done, &byte, 1) == -1)
        die("read");
    close(done);
}

int main(void) {
    for (int i = 0; i < 6; i++)
        join(start(i));
    return EXIT_SUCCESS;
}
