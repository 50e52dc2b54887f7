// SPDX-License-Identifier: MIT
// Wrong: main starts a child before it joins the one before, as it waits when the next is on its
// way (thought: then the next one is ready sooner).
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

static pid_t start(int i, pid_t before) {
    int go[2];
    char byte;
    if (pipe(go) == -1)
        die("pipe");
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        close(go[1]);
        if (read(go[0], &byte, 1) == -1)
            die("read");
        my_func(i);
        exit(EXIT_SUCCESS);
    }
    if (before != -1 && waitpid(before, NULL, 0) == -1)
        die("waitpid");
    close(go[0]);
    close(go[1]);
    return child;
}

static void join(pid_t child) {
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    pid_t child = -1;
    for (int i = 0; i < 6; i++)
        child = start(i, child);
    join(child);
    return EXIT_SUCCESS;
}
