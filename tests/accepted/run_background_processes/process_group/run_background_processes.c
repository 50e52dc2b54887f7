// SPDX-License-Identifier: MIT
// Right, by process group: all daemons are in one, and main signals and waits for the whole group.
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void work(const char *name, int first) {
    setvbuf(stdout, NULL, _IOLBF, 0);
    printf("Starting %s\n", name);
    for (int i = first; i < first + 5; i++)
        printf("---> %d\n", i);
    poll(NULL, 0, 1000);
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
    pid_t daemons = start("background_process", 0);
    if (setpgid(daemons, daemons) == -1)
        die("setpgid");
    start("NO_background_process", 5);

    if (killpg(daemons, SIGTERM) == -1)
        die("killpg");
    while (waitpid(-daemons, NULL, 0) > 0)
        continue;
    if (errno != ECHILD)
        die("waitpid");
    struct rusage usage;
    if (wait3(NULL, 0, &usage) == -1)
        die("wait3");
    return EXIT_SUCCESS;
}
