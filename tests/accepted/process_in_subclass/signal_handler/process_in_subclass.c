// SPDX-License-Identifier: MIT
// Right, by a handler of SIGCHLD that waits for the child; main sleeps in sigsuspend until it has.
#include <err.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t joined;

static void on_child(int signal_number) {
    (void)signal_number;
    int saved = errno;
    while (waitpid(-1, NULL, WNOHANG) > 0)
        joined++;
    errno = saved;
}

// Slow work: a child may take its time, and what it prints comes in the end.
static void run(int n) {
    printf("called run method in Process-%d\n", n);
    sleep(2);
}

int main(void) {
    struct sigaction action = {.sa_handler = on_child, .sa_flags = SA_NOCLDSTOP};
    sigset_t blocked, before;
    sigemptyset(&action.sa_mask);
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGCHLD);
    if (sigaction(SIGCHLD, &action, NULL) == -1 || sigprocmask(SIG_BLOCK, &blocked, &before) == -1)
        err(EXIT_FAILURE, "SIGCHLD");

    for (int n = 1; n <= 10; n++) {
        pid_t child = fork();
        if (child == -1)
            err(EXIT_FAILURE, "fork");
        if (child == 0) {
            run(n);
            exit(EXIT_SUCCESS);
        }
        while (joined < n)
            sigsuspend(&before);
    }
    return EXIT_SUCCESS;
}
