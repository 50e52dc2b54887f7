// SPDX-License-Identifier: MIT
// Wrong: both children count their lines in one place, and a step may be lost
// (thought: ++ is one step).
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static int *lines; // of both processes

static void work(const char *name, int first) {
    printf("Starting %s\n", name);
    (*lines)++;
    for (int i = first; i < first + 5; i++) {
        printf("---> %d\n", i);
        (*lines)++;
    }
    sleep(1);
    printf("Exiting %s\n", name);
    (*lines)++;
}

static pid_t start(const char *name, int first) {
    pid_t child = fork(); // stdout is empty here: main prints nothing
    if (child == -1)
        die("fork");
    if (child == 0) {
        work(name, first);
        exit(EXIT_SUCCESS); // or the child would go on in main
    }
    return child;
}

static void join(pid_t child) {
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    lines = mmap(NULL, sizeof *lines, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (lines == MAP_FAILED)
        die("mmap");

    pid_t background = start("background_process", 0);
    pid_t no_background = start("NO_background_process", 5);

    // Only now, or the second would not start before the first had ended.
    join(background);
    join(no_background);
    return *lines == 14 ? EXIT_SUCCESS : EXIT_FAILURE;
}
