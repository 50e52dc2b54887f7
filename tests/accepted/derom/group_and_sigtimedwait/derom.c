// SPDX-License-Identifier: MIT
// Right, with daemons in a process group of their own, and main asleep in sigtimedwait and sigwait.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void count(const char *name, int from, int to) {
    dprintf(STDOUT_FILENO, "Starting process: %s\n", name);
    for (int i = from; i <= to; i++) {
        dprintf(STDOUT_FILENO, "%s ---> %d\n", name, i);
        sleep(1);
    }
    dprintf(STDOUT_FILENO, "Exiting process: %s\n", name);
}

static pid_t start(const char *name, int from, int to) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        count(name, from, to);
        _exit(EXIT_SUCCESS);
    }
    return child;
}

int main(void) {
    const struct timespec two_seconds = {.tv_sec = 2};
    sigset_t child_ended;
    sigemptyset(&child_ended);
    sigaddset(&child_ended, SIGCHLD);
    if (sigprocmask(SIG_BLOCK, &child_ended, NULL) == -1)
        die("sigprocmask");

    pid_t daemon = start("background_process", 0, 4);
    if (setpgid(daemon, daemon) == -1)
        die("setpgid");
    start("non_background_process", 5, 8);
    if (sigtimedwait(&child_ended, NULL, &two_seconds) != -1 || errno != EAGAIN)
        die("sigtimedwait");

    if (killpg(daemon, SIGTERM) == -1)
        die("killpg");
    for (int left = 2, caught; left > 0;) { // one signal may stand for both children
        if (sigwait(&child_ended, &caught) != 0)
            die("sigwait");
        while (left > 0 && waitpid(-1, NULL, WNOHANG) > 0)
            left--;
    }
    return EXIT_SUCCESS;
}
