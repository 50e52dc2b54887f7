// SPDX-License-Identifier: MIT
// Right, with a daemon that holds SIGTERM back until its numbers are printed, and dies of it then.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static sigset_t terminate;

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void mask(int how) {
    if (sigprocmask(how, &terminate, NULL) == -1)
        die("sigprocmask");
}

static void work(const char *name, int first) {
    printf("Starting %s\n", name);
    for (int i = first; i < first + 5; i++)
        printf("---> %d\n", i);
    fflush(stdout);
    mask(SIG_UNBLOCK);
    sleep(1);
    printf("Exiting %s\n", name);
}

static pid_t start(const char *name, int first) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        work(name, first);
        exit(EXIT_SUCCESS);
    }
    return child;
}

int main(void) {
    sigemptyset(&terminate);
    sigaddset(&terminate, SIGTERM);
    mask(SIG_BLOCK); // before the fork, so that no child lives a moment without it
    pid_t background = start("background_process", 0);
    pid_t no_background = start("NO_background_process", 5);
    mask(SIG_UNBLOCK);

    if (kill(background, SIGTERM) == -1)
        die("kill");
    if (waitpid(background, NULL, 0) == -1 || waitpid(no_background, NULL, 0) == -1)
        die("waitpid");
    return EXIT_SUCCESS;
}
