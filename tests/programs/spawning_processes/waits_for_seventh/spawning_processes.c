// SPDX-License-Identifier: MIT
// Wrong: main joins once more than it has started, by a pipe that nobody writes to
// (thought: one too many does no harm).
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

static int done[2];

static void start(int i) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        my_func(i);
        if (fflush(stdout) == EOF || write(done[1], "", 1) == -1)
            die("write");
        exit(EXIT_SUCCESS);
    }
}

static void join(void) {
    char byte;
    if (read(done[0], &byte, 1) == -1)
        die("read");
    wait(NULL);
}

int main(void) {
    if (pipe(done) == -1)
        die("pipe");
    for (int i = 0; i < 6; i++) {
        start(i);
        join();
    }
    join();
    return EXIT_SUCCESS;
}
