// SPDX-License-Identifier: MIT
// Wrong: the child says through a pipe that it is done, and main takes it for ended a moment later
// (thought: all that is left to do is exit()).
#include "my_func.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static pid_t start(int i, int done) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        my_func(i);
        fflush(stdout);
        if (write(done, "d", 1) != 1)
            die("write");
        exit(EXIT_SUCCESS);
    }
    return child;
}

static void join(pid_t child, int done) {
    char byte;
    if (read(done, &byte, 1) != 1)
        die("read");
    usleep(20000);
    waitpid(child, NULL, WNOHANG);
}

int main(void) {
    int done[2];
    if (pipe(done) == -1)
        die("pipe");
    for (int i = 0; i < 6; i++)
        join(start(i, done[1]), done[0]);
    return EXIT_SUCCESS;
}
