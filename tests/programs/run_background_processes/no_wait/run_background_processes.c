// SPDX-License-Identifier: MIT
// Wrong: main sleeps until the non-daemon must be through, and waits for nobody
// (thought: who has ended need not be waited for).
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
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
    pid_t child = fork(); // stdout is empty here: main prints nothing
    if (child == -1)
        die("fork");
    if (child == 0) {
        work(name, first);
        if (fflush(stdout) == EOF)
            die("stdout");
        exit(EXIT_SUCCESS); // or the child would go on in main
    }
    return child;
}

static void terminate(pid_t child) {
    if (kill(child, SIGTERM) == -1)
        die("kill");
}

int main(void) {
    pid_t background = start("background_process", 0);
    start("NO_background_process", 5);

    // A daemon ends with main, done or not; for anybody else main waits.
    terminate(background);
    sleep(2);
    return EXIT_SUCCESS;
}
