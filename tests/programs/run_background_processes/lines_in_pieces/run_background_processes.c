// SPDX-License-Identifier: MIT
// Wrong: a line is written in two or three calls, and the daemon may be ended in between
// (thought: a process is ended between two lines).
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void put(const char *text) {
    if (write(STDOUT_FILENO, text, strlen(text)) == -1)
        die("write");
}

static void work(const char *name, int first) {
    char number[16];
    put("Starting ");
    put(name);
    put("\n");
    for (int i = first; i < first + 5; i++) {
        snprintf(number, sizeof number, "%d\n", i);
        put("---> ");
        put(number);
    }
    sleep(1);
    put("Exiting ");
    put(name);
    put("\n");
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

static void terminate(pid_t child) {
    if (kill(child, SIGTERM) == -1)
        die("kill");
}

static void join(pid_t child) {
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    pid_t background = start("background_process", 0);
    pid_t no_background = start("NO_background_process", 5);

    // A daemon ends with main, done or not; for anybody else main waits.
    terminate(background);
    join(background); // kill() does not wait: a zombie would be left
    join(no_background);
    return EXIT_SUCCESS;
}
