// SPDX-License-Identifier: MIT
// Wrong: the child reads a pipe to its end and holds the write end itself
// (thought: the end that main has closed is closed).
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
    int go[2];
    char byte;
    if (pipe(go) == -1)
        die("pipe");
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        if (read(go[0], &byte, 1) == -1) // waits for main to be ready
            die("read");
        my_func(i);
        exit(EXIT_SUCCESS);
    }
    close(go[0]);
    close(go[1]);
    return child;
}

static void join(pid_t child) {
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    for (int i = 0; i < 6; i++)
        join(start(i));
    return EXIT_SUCCESS;
}
