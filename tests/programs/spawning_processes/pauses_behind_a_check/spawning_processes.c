// SPDX-License-Identifier: MIT
// Wrong: between the look at the number and pause() the last SIGCHLD may come, and no other follows
// (thought: who looks first does not wait in vain).
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
        while (joined <= i)
            pause();
    }
    return EXIT_SUCCESS;
}
