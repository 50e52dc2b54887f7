// SPDX-License-Identifier: MIT
// Right, with a daemon that is stopped, seen to be stopped, sent SIGTERM, and continued to die of
// it.
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
    setvbuf(stdout, NULL, _IONBF, 0);
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

int main(void) {
    pid_t background = start("background_process", 0);
    pid_t no_background = start("NO_background_process", 5);

    int status;
    if (kill(background, SIGSTOP) == -1)
        die("kill");
    if (waitpid(background, &status, WUNTRACED) == -1)
        die("waitpid");
    if (WIFSTOPPED(status)) {
        if (kill(background, SIGTERM) == -1 || kill(background, SIGCONT) == -1)
            die("kill");
        if (waitpid(background, &status, 0) == -1)
            die("waitpid");
    }
    if (waitpid(no_background, NULL, 0) == -1)
        die("waitpid");
    return EXIT_SUCCESS;
}
