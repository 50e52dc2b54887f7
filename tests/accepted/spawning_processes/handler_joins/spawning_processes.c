// SPDX-License-Identifier: MIT
// Right, by a handler of SIGCHLD that joins, while main sleeps until the number of joined ones
// tells it.
#include <signal.h>
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

static volatile sig_atomic_t joined;

static void on_child(int signal_number) {
    (void)signal_number;
    while (waitpid(-1, NULL, WNOHANG) > 0)
        joined++;
}

static void start(int i, const sigset_t *mask) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        signal(SIGCHLD, SIG_DFL);
        sigprocmask(SIG_SETMASK, mask, NULL);
        my_func(i);
        exit(EXIT_SUCCESS);
    }
}

int main(void) {
    struct sigaction action = {.sa_handler = on_child, .sa_flags = SA_RESTART | SA_NOCLDSTOP};
    sigset_t child_ended, before;
    sigemptyset(&child_ended);
    sigaddset(&child_ended, SIGCHLD);
    if (sigprocmask(SIG_BLOCK, &child_ended, &before) == -1 ||
        sigaction(SIGCHLD, &action, NULL) == -1)
        die("SIGCHLD");
    for (int i = 0; i < 6; i++) {
        start(i, &before);
        while (joined <= i)
            sigsuspend(&before);
    }
    return EXIT_SUCCESS;
}
