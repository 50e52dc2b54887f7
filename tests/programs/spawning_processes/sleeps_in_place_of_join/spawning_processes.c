// SPDX-License-Identifier: MIT
// Wrong: main sleeps, and then collects the child only if it has ended
// (thought: a child that prints a few lines is through in half a second).
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

int main(void) {
    for (int i = 0; i < 6; i++) {
        pid_t child = start(i);
        usleep(500000);
        waitpid(child, NULL, WNOHANG); // it is through by now
    }
    while (wait(NULL) != -1)
        continue;
    return EXIT_SUCCESS;
}
