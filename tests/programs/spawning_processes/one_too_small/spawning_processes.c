// SPDX-License-Identifier: MIT
// Wrong: the table of the children has room for five, and the sixth is behind its end
// (thought: 0 to 5 are five).
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
    pid_t *children = malloc(5 * sizeof *children);
    if (!children)
        die("malloc");
    for (int i = 0; i < 6; i++) {
        children[i] = start(i);
        join(children[i]);
    }
    free(children);
    return EXIT_SUCCESS;
}
