// SPDX-License-Identifier: MIT
// Wrong: the daemon says that it is there while it still ignores SIGTERM, as main does
// (thought: the two calls stand right behind each other).
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
    printf("Starting %s\n", name);
    for (int i = first; i < first + 5; i++)
        printf("---> %d\n", i);
    sleep(1);
    printf("Exiting %s\n", name);
}

static pid_t start(const char *name, int first, int ready) {
    pid_t child = fork(); // stdout is empty here: main prints nothing
    if (child == -1)
        die("fork");
    if (child == 0) {
        if (write(ready, "r", 1) != 1)
            die("write");
        signal(SIGTERM, SIG_DFL);
        work(name, first);
        exit(EXIT_SUCCESS); // or the child would go on in main
    }
    return child;
}

static void terminate(pid_t child) {
    if (kill(child, SIGTERM) == -1)
        die("kill");
}

static void join(pid_t child) {
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    int ready[2];
    char byte;
    if (pipe(ready) == -1)
        die("pipe");
    signal(SIGTERM, SIG_IGN); // main must not end before it has ended the daemon
    pid_t background = start("background_process", 0, ready[1]);
    pid_t no_background = start("NO_background_process", 5, ready[1]);
    for (int i = 0; i < 2; i++)
        if (read(ready[0], &byte, 1) != 1)
            die("read");

    // A daemon ends with main, done or not; for anybody else main waits.
    terminate(background);
    join(background); // kill() does not wait: a zombie would be left
    join(no_background);
    return EXIT_SUCCESS;
}
