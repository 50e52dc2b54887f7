// SPDX-License-Identifier: MIT
// Wrong: the children hold the gate shut themselves, as each of them inherits its write end
// (thought: the gate opens when main closes it).
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static int gate[2];

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
        char byte;
        if (read(gate[0], &byte, 1) == -1) // until main opens the gate
            die("read");
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
    if (pipe(gate) == -1)
        die("pipe");
    pid_t background = start("background_process", 0);
    pid_t no_background = start("NO_background_process", 5);
    if (close(gate[1]) == -1)
        die("close");

    // Only now, or the second would not start before the first had ended.
    join(background);
    join(no_background);
    return EXIT_SUCCESS;
}
