// SPDX-License-Identifier: MIT
// Right, with a name that a child has only while it sleeps, in three naps of a second; and no child
// is waited for by name: main lets them vanish, and its wait ends when both have.
#include <err.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <unistd.h>

static void nap(void) {
    struct timeval second = {.tv_sec = 1};
    select(0, NULL, NULL, NULL, &second);
}

static void function(const char *name) {
    char old_name[16];
    printf("Starting process name = %s\n", name);
    if (prctl(PR_GET_NAME, old_name) == -1 || prctl(PR_SET_NAME, name) == -1)
        err(EXIT_FAILURE, "prctl");
    for (int i = 0; i < 3; i++)
        nap();
    if (prctl(PR_SET_NAME, old_name) == -1)
        err(EXIT_FAILURE, "prctl");
    printf("Exiting process name = %s\n", name);
}

int main(void) {
    setvbuf(stdout, NULL, _IOLBF, 0);
    if (signal(SIGCHLD, SIG_IGN) == SIG_ERR)
        err(EXIT_FAILURE, "signal");
    for (int i = 0; i < 2; i++) {
        pid_t child = fork();
        if (child == -1)
            err(EXIT_FAILURE, "fork");
        if (child == 0) {
            function(i == 0 ? "myFunc process" : "Process-2");
            exit(EXIT_SUCCESS);
        }
    }
    if (wait(NULL) != -1 || errno != ECHILD)
        err(EXIT_FAILURE, "wait");
    return EXIT_SUCCESS;
}
