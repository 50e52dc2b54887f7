// SPDX-License-Identifier: MIT
// The signal is blocked but for sigsuspend().
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t told;

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

static void on_signal(int signal) { told = signal; }

int main(void) {
    struct sigaction action = {.sa_handler = on_signal};
    sigset_t blocked, before;
    must(sigaction(SIGUSR1, &action, NULL) == 0);
    must(sigemptyset(&blocked) == 0);
    must(sigaddset(&blocked, SIGUSR1) == 0);
    must(sigprocmask(SIG_BLOCK, &blocked, &before) == 0);
    pid_t child = start();
    if (child == 0) {
        compute();
        _exit(kill(getppid(), SIGUSR1) == -1);
    }
    while (!told)
        sigsuspend(&before);
    must(waitpid(child, NULL, 0) == child);
    puts("ok");
}
