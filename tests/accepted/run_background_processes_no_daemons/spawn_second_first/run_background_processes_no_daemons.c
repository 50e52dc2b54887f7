// SPDX-License-Identifier: MIT
// Right, by posix_spawn of this same program with a role, NO_background_process before the other.
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static int work(const char *name, int first) {
    printf("Starting %s\n", name);
    for (int i = 0; i < 5; i++)
        printf("---> %d\n", first + i);
    sleep(1);
    return printf("Exiting %s\n", name) > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

static pid_t start(const char *name, const char *first) {
    char program[] = "/proc/self/exe", name_copy[32], first_copy[8];
    snprintf(name_copy, sizeof name_copy, "%s", name);
    snprintf(first_copy, sizeof first_copy, "%s", first);
    char *argv[] = {name_copy, name_copy, first_copy, NULL};

    pid_t child;
    int error = posix_spawn(&child, program, NULL, NULL, argv, environ);
    if (error != 0) {
        fprintf(stderr, "posix_spawn: %s\n", strerror(error));
        exit(EXIT_FAILURE);
    }
    return child;
}

int main(int argc, char *argv[]) {
    if (argc == 3)
        return work(argv[1], atoi(argv[2]));

    pid_t no_background = start("NO_background_process", "5");
    pid_t background = start("background_process", "0");
    if (waitpid(background, NULL, 0) == -1 || waitpid(no_background, NULL, 0) == -1) {
        perror("waitpid");
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
