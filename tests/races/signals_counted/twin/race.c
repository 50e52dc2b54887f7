// SPDX-License-Identifier: MIT
// Signals of real time are queued.
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CHILDREN = 2 };

static volatile sig_atomic_t count;

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

static void on_message(int signal) {
    (void)signal;
    count++;
}

int main(void) {
    const int message = SIGRTMIN;
    struct sigaction action = {.sa_handler = on_message, .sa_flags = SA_RESTART};
    must(sigaction(message, &action, NULL) == 0);
    for (int i = 0; i < CHILDREN; i++) {
        if (start() == 0)
            _exit(kill(getppid(), message) == -1);
        compute();
    }
    for (int i = 0; i < CHILDREN; i++)
        must(wait(NULL) > 0);
    puts(count == CHILDREN ? "ok" : "a signal is lost");
}
