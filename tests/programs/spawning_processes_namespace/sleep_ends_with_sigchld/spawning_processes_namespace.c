// SPDX-License-Identifier: MIT
// Wrong: main sleeps until SIGCHLD wakes it, but not longer than a second
// (thought: sleep() is the wait, as the child's end interrupts it).
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

static void on_child(int signal_number) {
    (void)signal_number;
    while (waitpid(-1, NULL, WNOHANG) > 0)
        continue;
}

static void start(int i) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        my_func(i);
        exit(EXIT_SUCCESS);
    }
}

int main(void) {
    if (signal(SIGCHLD, on_child) == SIG_ERR)
        die("signal");
    for (int i = 0; i < 6; i++) {
        start(i);
        sleep(1);
    }
    return EXIT_SUCCESS;
}
