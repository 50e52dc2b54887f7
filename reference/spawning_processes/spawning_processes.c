// SPDX-License-Identifier: MIT
// Six processes one after the other, each of which calls a function: start, join, next.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PROCESSES = 6 };

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
        if (fflush(stdout) == EOF) // exit() flushes as well, but tells nobody when it fails
            die("stdout");
        exit(EXIT_SUCCESS); // or the child would go on with the loop of main
    }
    return child;
}

static void join(pid_t child) {
    int status;
    if (waitpid(child, &status, 0) == -1)
        die("waitpid");
    if (!WIFEXITED(status) || WEXITSTATUS(status) != EXIT_SUCCESS)
        exit(EXIT_FAILURE); // the child has said why
}

int main(void) {
    for (int i = 0; i < PROCESSES; i++)
        join(start(i));
    return EXIT_SUCCESS;
}
