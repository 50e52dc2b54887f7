// SPDX-License-Identifier: MIT
// SIGCHLD is blocked until the child is on the list.
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t job;

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

static void on_child(int signal) {
    pid_t ended = waitpid(-1, NULL, WNOHANG);
    if (signal == SIGCHLD && ended == job)
        job = 0;
}

int main(void) {
    struct sigaction action = {.sa_handler = on_child, .sa_flags = SA_RESTART};
    sigset_t blocked, before;
    must(sigaction(SIGCHLD, &action, NULL) == 0);
    must(sigemptyset(&blocked) == 0);
    must(sigaddset(&blocked, SIGCHLD) == 0);
    must(sigprocmask(SIG_BLOCK, &blocked, &before) == 0);
    pid_t child = start();
    if (child == 0) {
        compute();
        _exit(0);
    }
    job = child;
    while (job)
        sigsuspend(&before);
    puts("ok");
}
