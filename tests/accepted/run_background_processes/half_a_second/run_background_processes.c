// SPDX-License-Identifier: MIT
// Right, with each line (and blank ones) written at once, and half a second for the daemon to
// begin.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void check(int result, const char *what) {
    if (result == -1) {
        perror(what);
        exit(EXIT_FAILURE);
    }
}

static void show(const char *text, int length) {
    check(write(STDOUT_FILENO, text, (size_t)length) == -1 ? -1 : 0, "write");
}

static void work(const char *name, int first) {
    char line[64];
    show(line, snprintf(line, sizeof line, "Starting %s \n", name));
    for (int i = first; i < first + 5; i++)
        show(line, snprintf(line, sizeof line, "---> %d \n\n", i));
    usleep(1000000);
    show(line, snprintf(line, sizeof line, "Exiting %s \t\n \n", name));
}

static pid_t start(const char *name, int first) {
    pid_t child = fork();
    check(child, "fork");
    if (child == 0) {
        work(name, first);
        _exit(EXIT_SUCCESS); // nothing has gone through stdio
    }
    return child;
}

int main(void) {
    pid_t background = start("background_process", 0);
    start("NO_background_process", 5);
    usleep(500000);

    check(kill(background, SIGTERM), "kill");
    while (wait(NULL) > 0)
        continue;
    return EXIT_SUCCESS;
}
