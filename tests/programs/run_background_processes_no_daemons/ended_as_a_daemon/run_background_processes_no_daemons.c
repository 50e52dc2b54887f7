// SPDX-License-Identifier: MIT
// Wrong: main ends background_process by SIGTERM after half a second
// (thought: what runs in the background is ended with main).
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void work(const char *name, int first) {
    setvbuf(stdout, NULL, _IOLBF, 0);
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

static void join(pid_t child) {
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    pid_t background = start("background_process", 0);
    pid_t no_background = start("NO_background_process", 5);

    if (usleep(500000) == -1)
        die("usleep");
    if (kill(background, SIGTERM) == -1)
        die("kill");
    join(background);
    join(no_background);
    return EXIT_SUCCESS;
}
