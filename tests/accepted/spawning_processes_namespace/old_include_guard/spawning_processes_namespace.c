// SPDX-License-Identifier: MIT
// Right, by sigwait, a header that includes others, and a function that calls itself.
#include "my_func.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static pid_t start(int i) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        my_func(i);
        exit(EXIT_SUCCESS);
    }
    return child;
}

int main(void) {
    sigset_t child_ended;
    int signal_number;
    sigemptyset(&child_ended);
    sigaddset(&child_ended, SIGCHLD);
    if (sigprocmask(SIG_BLOCK, &child_ended, NULL) == -1)
        die("sigprocmask");
    for (int i = 0; i < 6; i++) {
        pid_t child = start(i);
        if (sigwait(&child_ended, &signal_number) != 0 || waitpid(child, NULL, 0) == -1)
            die("child");
    }
    return EXIT_SUCCESS;
}
