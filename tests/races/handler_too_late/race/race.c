// SPDX-License-Identifier: MIT
// The child may send its signal before main has installed the handler: then it ends main.
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

int main(void) {
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
    pid_t child = start();
    if (child == 0) {
        compute();
        _exit(kill(getppid(), SIGUSR1) == -1);
    }
    must(sigaction(SIGUSR1, &action, NULL) == 0);
    must(waitpid(child, NULL, 0) == child);
    puts(told ? "ok" : "no signal came");
}
