// SPDX-License-Identifier: MIT
// Right, with a third child as the clock: after a second it ends, and the workers see end of file.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int clock_pipe[2]; // nobody writes; what counts is that the clock holds the write end

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void tick(void) { sleep(1); }

static void work(const char *name, int first) {
    char byte;
    printf("Starting %s\n", name);
    for (int i = first; i < first + 5; i++)
        printf("---> %d\n", i);
    if (read(clock_pipe[0], &byte, 1) != 0)
        die("read");
    printf("Exiting %s\n", name);
}

static pid_t start(const char *name, int first) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child != 0)
        return child;
    if (name) {
        close(clock_pipe[1]);
        work(name, first);
    } else {
        close(clock_pipe[0]);
        tick();
    }
    exit(EXIT_SUCCESS);
}

int main(void) {
    if (pipe(clock_pipe) == -1)
        die("pipe");
    start("background_process", 0);
    start("NO_background_process", 5);
    start(NULL, 0);
    close(clock_pipe[0]);
    close(clock_pipe[1]);
    for (int i = 0; i < 3; i++)
        if (wait(NULL) == -1)
            die("wait");
    return EXIT_SUCCESS;
}
