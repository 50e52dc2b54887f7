// SPDX-License-Identifier: MIT
// Wrong: the daemon ends itself by a signal as soon as main has told it to
// (thought: by which way SIGTERM comes does not matter).
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static int leaving[2];

static void work(const char *name, int first) {
    printf("Starting %s\n", name);
    for (int i = first; i < first + 5; i++)
        printf("---> %d\n", i);
    if (first == 0) {
        char byte;
        if (close(leaving[1]) == -1 || read(leaving[0], &byte, 1) == -1)
            die("read");
        raise(SIGTERM);
    }
    sleep(1);
    printf("Exiting %s\n", name);
}

static pid_t start(const char *name, int first) {
    pid_t child = fork(); // stdout is empty here: main prints nothing
    if (child == -1)
        die("fork");
    if (child == 0) {
        if (first != 0 && close(leaving[1]) == -1)
            die("close");
        work(name, first);
        if (fflush(stdout) == EOF)
            die("stdout");
        exit(EXIT_SUCCESS); // or the child would go on in main
    }
    return child;
}

static void join(pid_t child) {
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    if (pipe(leaving) == -1)
        die("pipe");
    pid_t background = start("background_process", 0);
    pid_t no_background = start("NO_background_process", 5);

    // A daemon ends with main, done or not; for anybody else main waits.
    if (close(leaving[1]) == -1)
        die("close");
    join(background); // kill() does not wait: a zombie would be left
    join(no_background);
    return EXIT_SUCCESS;
}
