// SPDX-License-Identifier: MIT
// Wrong: the child forks once more, and its child calls my_func
// (thought: a process starts a process for it).
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

static void join(pid_t child) {
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

static pid_t start(int i) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child != 0)
        return child;
    pid_t grandchild = fork();
    if (grandchild == -1)
        die("fork");
    if (grandchild == 0)
        my_func(i);
    else
        join(grandchild);
    exit(EXIT_SUCCESS);
}

int main(void) {
    for (int i = 0; i < 6; i++)
        join(start(i));
    return EXIT_SUCCESS;
}
