// SPDX-License-Identifier: MIT
// Wrong: each line begins with its newline, so the last one stays open while the process sleeps
// (thought: the newline may stand on either side, the screen looks the same).
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void work(const char *name, int first) {
    setvbuf(stdout, NULL, _IONBF, 0); // show everything at once
    printf("\nStarting %s", name);
    for (int i = first; i < first + 5; i++)
        printf("\n---> %d", i);
    sleep(1);
    printf("\nExiting %s", name);
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

static void join(pid_t child) {
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    pid_t background = start("background_process", 0);
    pid_t no_background = start("NO_background_process", 5);

    // Only now, or the second would not start before the first had ended.
    join(background);
    join(no_background);
    return EXIT_SUCCESS;
}
