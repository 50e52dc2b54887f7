// SPDX-License-Identifier: MIT
// Right, by posix_spawn of this same program, whose argument is the name of the instance.
#include <err.h>
#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

struct process {
    char name[16];
    int (*run)(const struct process *self);
};

static int run(const struct process *self) {
    return printf("called run method in %s\n", self->name) < 0;
}

int main(int argc, char *argv[]) {
    struct process process = {.run = run};
    if (argc > 1) {
        snprintf(process.name, sizeof process.name, "%s", argv[1]);
        return process.run(&process);
    }

    char program[4096] = "";
    if (readlink("/proc/self/exe", program, sizeof program - 1) == -1)
        err(EXIT_FAILURE, "/proc/self/exe");
    for (int n = 1; n <= 10; n++) {
        pid_t child;
        snprintf(process.name, sizeof process.name, "Process-%d", n);
        char *arguments[] = {program, process.name, NULL};
        if ((errno = posix_spawn(&child, program, NULL, NULL, arguments, environ)) != 0)
            err(EXIT_FAILURE, "posix_spawn");
        if (waitpid(child, NULL, 0) == -1)
            err(EXIT_FAILURE, "waitpid");
    }
    return EXIT_SUCCESS;
}
