// SPDX-License-Identifier: MIT
// The handler collects one child, but one signal may stand for several.
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CHILDREN = 3 };

static volatile sig_atomic_t collected;

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

static void on_child(int signal) {
    int before = errno;
    if (signal == SIGCHLD && waitpid(-1, NULL, WNOHANG) > 0)
        collected++;
    errno = before;
}

int main(void) {
    struct sigaction action = {.sa_handler = on_child, .sa_flags = SA_RESTART};
    sigset_t blocked, before;
    must(sigaction(SIGCHLD, &action, NULL) == 0);
    for (int i = 0; i < CHILDREN; i++) {
        if (start() == 0)
            _exit(0);
        compute();
    }
    must(sigemptyset(&blocked) == 0);
    must(sigaddset(&blocked, SIGCHLD) == 0);
    must(sigprocmask(SIG_BLOCK, &blocked, &before) == 0);
    while (collected < CHILDREN)
        sigsuspend(&before);
    puts("ok");
}
