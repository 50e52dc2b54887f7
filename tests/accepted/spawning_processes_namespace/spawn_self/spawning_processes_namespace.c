// SPDX-License-Identifier: MIT
// Right, by posix_spawn of this same program, and one write of what a stream into memory gathered.
#include "my_func.h"

#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static pid_t start(int i) {
    char name[] = "my_func", number[16];
    char *arguments[] = {name, number, NULL};
    pid_t child;
    snprintf(number, sizeof number, "%d", i);
    int error = posix_spawn(&child, "/proc/self/exe", NULL, NULL, arguments, environ);
    if (error != 0) {
        fprintf(stderr, "posix_spawn: %s\n", strerror(error));
        exit(EXIT_FAILURE);
    }
    return child;
}

int main(int argc, char *argv[]) {
    if (argc > 1) {
        my_func(atoi(argv[1]));
        return EXIT_SUCCESS;
    }
    for (int i = 0; i < 6; i++)
        if (waitpid(start(i), NULL, 0) == -1)
            return EXIT_FAILURE;
    return EXIT_SUCCESS;
}
