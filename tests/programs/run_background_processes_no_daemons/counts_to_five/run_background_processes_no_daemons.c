// SPDX-License-Identifier: MIT
// Wrong: background_process counts from 0 to 5
// (thought: range(0, 5) in Python ends with 5).
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void work(const char *name, int first, int last) {
    printf("Starting %s\n", name);
    for (int i = first; i <= last; i++)
        printf("---> %d\n", i);
    sleep(1);
    printf("Exiting %s\n", name);
}

static pid_t start(const char *name, int first, int last) {
    pid_t child = fork(); // stdout is empty here: main prints nothing
    if (child == -1)
        die("fork");
    if (child == 0) {
        work(name, first, last);
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
    pid_t background = start("background_process", 0, 5);
    pid_t no_background = start("NO_background_process", 5, 9);

    // Only now, or the second would not start before the first had ended.
    join(background);
    join(no_background);
    return EXIT_SUCCESS;
}
