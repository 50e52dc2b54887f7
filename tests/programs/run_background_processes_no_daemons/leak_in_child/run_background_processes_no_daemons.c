// SPDX-License-Identifier: MIT
// Wrong: a child loses the copy of its name that it has made
// (thought: it is only a few bytes, and the process ends soon anyway).
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static char *name_of(const char *prefix) {
    char *name;
    if (asprintf(&name, "%s%s", prefix, "background_process") == -1)
        die("asprintf");
    return name;
}

static void work(const char *prefix, int first) {
    printf("Starting %s\n", name_of(prefix));
    for (int i = first; i < first + 5; i++)
        printf("---> %d\n", i);
    sleep(1);
    printf("Exiting %s\n", name_of(prefix));
}

static pid_t start(const char *prefix, int first) {
    pid_t child = fork(); // stdout is empty here: main prints nothing
    if (child == -1)
        die("fork");
    if (child == 0) {
        work(prefix, first);
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
    pid_t background = start("", 0);
    pid_t no_background = start("NO_", 5);

    // Only now, or the second would not start before the first had ended.
    join(background);
    join(no_background);
    return EXIT_SUCCESS;
}
