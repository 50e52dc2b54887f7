// SPDX-License-Identifier: MIT
// Wrong: a child returns from start into main's code, where it starts a process of its own
// (thought: a process ends with its function).
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

static void start(const char *name, int first) {
    pid_t child = fork(); // stdout is empty here: main prints nothing
    if (child == -1)
        die("fork");
    if (child == 0) {
        work(name, first);
        if (fflush(stdout) == EOF)
            die("stdout");
    }
}

int main(void) {
    start("background_process", 0);
    start("NO_background_process", 5);

    while (wait(NULL) > 0)
        continue;
    return EXIT_SUCCESS;
}
