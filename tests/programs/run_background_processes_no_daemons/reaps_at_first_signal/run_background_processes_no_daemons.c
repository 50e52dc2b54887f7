// SPDX-License-Identifier: MIT
// Wrong: main waits for those who have ended when the first SIGCHLD comes, and then leaves
// (thought: both sleep one second, so both have ended by then).
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void work(const char *name, int first) {
    printf("Starting %s\n", name);
    for (int i = first; i < first + 5; i++)
        printf("---> %d\n", i);
    sleep(1);
    printf("Exiting %s\n", name);
}

static pid_t start(const char *name, int first) {
    pid_t child = fork(); // stdout is empty here: main prints nothing
    if (child == -1)
        die("fork");
    if (child == 0) {
        work(name, first);
        if (fflush(stdout) == EOF)
            die("stdout");
        exit(EXIT_SUCCESS); // or the child would go on in main
    }
    return child;
}

int main(void) {
    sigset_t child_ended;
    sigemptyset(&child_ended);
    sigaddset(&child_ended, SIGCHLD);
    if (sigprocmask(SIG_BLOCK, &child_ended, NULL) == -1)
        die("sigprocmask");

    start("background_process", 0);
    start("NO_background_process", 5);

    int caught;
    if (sigwait(&child_ended, &caught) != 0)
        die("sigwait");
    while (waitpid(-1, NULL, WNOHANG) > 0)
        continue;
    return EXIT_SUCCESS;
}
