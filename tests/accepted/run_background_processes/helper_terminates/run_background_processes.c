// SPDX-License-Identifier: MIT
// Right, with a third child that terminates the daemon and tells main so by its end.
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
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        work(name, first);
        exit(EXIT_SUCCESS);
    }
    return child;
}

static pid_t start_terminator(pid_t daemon) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        if (kill(daemon, SIGTERM) == -1)
            die("kill");
        exit(EXIT_SUCCESS);
    }
    return child;
}

int main(void) {
    pid_t background = start("background_process", 0);
    pid_t no_background = start("NO_background_process", 5);
    pid_t terminator = start_terminator(background);

    // The daemon stays a zombie until its number is no longer needed.
    if (waitpid(terminator, NULL, 0) == -1 || waitpid(background, NULL, 0) == -1 ||
        waitpid(no_background, NULL, 0) == -1)
        die("waitpid");
    return EXIT_SUCCESS;
}
