// SPDX-License-Identifier: MIT
// Both set the group: it is there whoever comes first.
#include <signal.h>
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
    for (volatile int i = 0; i < 4000000; i++)
        ;
}

int main(void) {
    int status;
    pid_t child = start();
    if (child == 0) {
        must(setpgid(0, 0) == 0);
        for (;;)
            pause();
    }
    must(setpgid(child, child) == 0);
    compute();
    if (kill(-child, SIGTERM) == -1) {
        puts("there is no such group");
        must(kill(child, SIGKILL) == 0);
    }
    must(waitpid(child, &status, 0) == child);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM)
        puts("ok");
}
