// SPDX-License-Identifier: MIT
// waitpid() waits for the child that is meant.
#include <stdbool.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void must(bool done) {
    if (!done)
        _exit(2);
}

static pid_t start(void) {
    pid_t pid = fork();
    must(pid != -1);
    return pid;
}

static void compute(void) {
    for (volatile int i = 0; i < 1000000; i++)
        ;
}

static int status_of(pid_t child) {
    int status;
    must(waitpid(child, &status, 0) == child);
    must(WIFEXITED(status));
    return WEXITSTATUS(status);
}

int main(void) {
    pid_t children[2];
    for (int i = 0; i < 2; i++) {
        children[i] = start();
        if (children[i] == 0)
            _exit(10 + i);
        compute();
    }
    bool right = status_of(children[0]) == 10;
    right = status_of(children[1]) == 11 && right;
    puts(right ? "ok" : "the results are mixed up");
}
