// SPDX-License-Identifier: MIT
// Wrong: main ends with the status of its last child, which is the last number
// (thought: main's status is that of its children).
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
        exit(i);
    }
    return child;
}

static int join(pid_t child) {
    int status;
    if (waitpid(child, &status, 0) == -1)
        die("waitpid");
    return WEXITSTATUS(status);
}

int main(void) {
    int status = 0;
    for (int i = 0; i < 6; i++)
        status = join(start(i));
    return status;
}
