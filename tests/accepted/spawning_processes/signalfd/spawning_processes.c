// SPDX-License-Identifier: MIT
// Right, by signalfd: main reads that a child has ended, and then joins whoever it was.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void my_func(int i) {
    setvbuf(stdout, NULL, _IONBF, 0);
    fputs("\n \n", stdout);
    printf("calling myFunc from process n%s: %d\t\n", "\xc2\xb0", i);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d  \n", j);
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

static void join(int ended) {
    struct signalfd_siginfo info;
    if (read(ended, &info, sizeof info) != sizeof info)
        die("signalfd");
    if (waitpid((pid_t)info.ssi_pid, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    sigset_t child_ended;
    sigemptyset(&child_ended);
    sigaddset(&child_ended, SIGCHLD);
    if (sigprocmask(SIG_BLOCK, &child_ended, NULL) == -1)
        die("sigprocmask");
    int ended = signalfd(-1, &child_ended, SFD_CLOEXEC);
    if (ended == -1)
        die("signalfd");
    for (int i = 0; i < 6; i++) {
        start(i);
        join(ended);
    }
    close(ended);
    return EXIT_SUCCESS;
}
