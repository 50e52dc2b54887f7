// SPDX-License-Identifier: MIT
// Wrong: the second process begins at 0, because its counter is a copy of main's
// (thought: a global variable is the same in all processes, so the second goes on where the first
// stopped).
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static int next;

static void work(const char *name) {
    printf("Starting %s\n", name);
    for (int i = 0; i < 5; i++)
        printf("---> %d\n", next++);
    sleep(1);
    printf("Exiting %s\n", name);
}

static pid_t start(const char *name) {
    pid_t child = fork(); // stdout is empty here: main prints nothing
    if (child == -1)
        die("fork");
    if (child == 0) {
        work(name);
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
    pid_t background = start("background_process");
    pid_t no_background = start("NO_background_process");

    // Only now, or the second would not start before the first had ended.
    join(background);
    join(no_background);
    return EXIT_SUCCESS;
}
