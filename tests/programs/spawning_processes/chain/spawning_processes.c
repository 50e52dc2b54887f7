// SPDX-License-Identifier: MIT
// Wrong: each process starts the next one, and main only the first
// (thought: somebody starts it).
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

static void run(int i) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        my_func(i);
        if (fflush(stdout) == EOF)
            die("stdout");
        if (i < 5)
            run(i + 1);
        exit(EXIT_SUCCESS);
    }
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    run(0);
    return EXIT_SUCCESS;
}
