// SPDX-License-Identifier: MIT
// Right, by signals and without stdio: a child sleeps until its SIGALRM, main until each SIGCHLD.
// Blank lines and trailing blanks do not count.
#include <err.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static sigset_t awaited;

static void wait_for_signal(void) {
    int caught;
    if (sigwait(&awaited, &caught) != 0)
        errx(EXIT_FAILURE, "sigwait");
}

static void show(const char *what, const char *name) {
    char line[128];
    snprintf(line, sizeof line, "\n%s process name = %s \t\n", what, name);
    if (write(STDOUT_FILENO, line, strlen(line)) != (ssize_t)strlen(line))
        err(EXIT_FAILURE, "write");
}

static _Noreturn void function(const char *name) {
    if (prctl(PR_SET_NAME, name) == -1)
        err(EXIT_FAILURE, "prctl");
    show("Starting", name);
    alarm(3);
    wait_for_signal();
    show("Exiting", name);
    _exit(EXIT_SUCCESS);
}

int main(void) {
    sigemptyset(&awaited);
    sigaddset(&awaited, SIGALRM);
    sigaddset(&awaited, SIGCHLD);
    if (sigprocmask(SIG_BLOCK, &awaited, NULL) == -1)
        err(EXIT_FAILURE, "sigprocmask");

    for (int i = 0; i < 2; i++) {
        pid_t child = fork();
        if (child == -1)
            err(EXIT_FAILURE, "fork");
        if (child == 0)
            function(i == 0 ? "myFunc process" : "Process-2");
    }
    // One SIGCHLD may stand for both: so take all that have ended, each time.
    for (int ended = 0; ended < 2;) {
        wait_for_signal();
        while (waitpid(-1, NULL, WNOHANG) > 0)
            ended++;
    }
    return EXIT_SUCCESS;
}
