// SPDX-License-Identifier: MIT
// Right, with SIGCHLD ignored: the children leave no zombies, and wait still lasts until each has
// ended.
#include <err.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    setvbuf(stdout, NULL, _IONBF, 0);
    if (signal(SIGCHLD, SIG_IGN) == SIG_ERR)
        err(EXIT_FAILURE, "signal");
    for (int n = 1; n <= 10; n++) {
        pid_t child = fork();
        if (child == -1)
            err(EXIT_FAILURE, "fork");
        if (child == 0) {
            printf("called run method in Process-%d\n", n);
            return EXIT_SUCCESS;
        }
        if (wait(NULL) != -1 || errno != ECHILD) // there is nobody left to wait for
            err(EXIT_FAILURE, "wait");
    }
    return EXIT_SUCCESS;
}
