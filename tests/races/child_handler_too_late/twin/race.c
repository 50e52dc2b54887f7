// SPDX-License-Identifier: MIT
// The signal is blocked when the child is born, and it waits for it when it has its handler.
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
    for (volatile int i = 0; i < 4000000; i++)
        ;
}

static void on_signal(int signal) { told = signal; }

static void child(const sigset_t *before) {
    struct sigaction action = {.sa_handler = on_signal};
    must(sigaction(SIGUSR1, &action, NULL) == 0);
    while (!told)
        sigsuspend(before);
    _exit(0);
}

int main(void) {
    sigset_t blocked, before;
    int status;
    must(sigemptyset(&blocked) == 0);
    must(sigaddset(&blocked, SIGUSR1) == 0);
    must(sigprocmask(SIG_BLOCK, &blocked, &before) == 0);
    pid_t pid = start();
    if (pid == 0)
        child(&before);
    compute();
    must(kill(pid, SIGUSR1) == 0);
    must(waitpid(pid, &status, 0) == pid);
    puts(status == 0 ? "ok" : "the signal ended the child");
}
