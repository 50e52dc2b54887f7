// SPDX-License-Identifier: MIT
// Calls my_func in child processes and tells what became of each call. It does not know what is
// right, and its names begin with driver, so that my_func.h may declare what it likes.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "my_func.h"

#define DRIVER_MOST_CALLS 4

// The calls that one child makes, one after the other. The child bears the group's name.
struct driver_group {
    const char *name;
    int count, values[DRIVER_MOST_CALLS];
};

// No value is the number that the system may have given the child.
static const struct driver_group driver_groups[] = {
    {"zero", 1, {0}},  {"negative", 1, {-7}}, {"three", 1, {3}},
    {"eight", 1, {8}}, {"large", 1, {200}},   {"again", 4, {2, 5, 1, 2}},
};

enum driver_fate { DRIVER_NOT_BACK, DRIVER_RETURNED, DRIVER_CLOSED_STDOUT };

// Shared with the child: what became of each of its calls.
static enum driver_fate *driver_fates;

// By its address, so that a my_func.h that does not declare it is found by the compiler.
static void (*const driver_function)(int) = my_func;

static void driver_die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

// Touches stdout's buffer only to flush it, so that my_func may use it as it likes.
static void driver_run(const struct driver_group *group) {
    prctl(PR_SET_NAME, group->name);
    for (int i = 0; i < group->count; i++) {
        fflush(stdout);
        driver_function(group->values[i]);
        if (fcntl(STDOUT_FILENO, F_GETFD) == -1) {
            driver_fates[i] = DRIVER_CLOSED_STDOUT;
            break;
        }
        fflush(stdout);
        driver_fates[i] = DRIVER_RETURNED;
    }
    // An end of line, in case that my_func printed none: main prints next. Not exit(): what my_func
    // would print after its return is too late.
    if (write(STDOUT_FILENO, "\n", 1) == -1)
        _exit(EXIT_FAILURE);
    _exit(EXIT_SUCCESS);
}

static void driver_tell(int value, enum driver_fate fate, int status) {
    if (fate == DRIVER_RETURNED)
        dprintf(STDOUT_FILENO, "my_func(%d) returned\n", value);
    else if (fate == DRIVER_CLOSED_STDOUT)
        dprintf(STDOUT_FILENO, "my_func(%d) closed stdout\n", value);
    else if (WIFSIGNALED(status))
        dprintf(STDOUT_FILENO, "my_func(%d) was ended by signal %d\n", value, WTERMSIG(status));
    else
        dprintf(STDOUT_FILENO, "my_func(%d) ended the process with exit status %d\n", value,
                WEXITSTATUS(status));
}

int main(void) {
    size_t size = DRIVER_MOST_CALLS * sizeof *driver_fates;
    driver_fates = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (driver_fates == MAP_FAILED)
        driver_die("mmap");

    for (size_t g = 0; g < sizeof driver_groups / sizeof *driver_groups; g++) {
        const struct driver_group *group = &driver_groups[g];
        for (int i = 0; i < DRIVER_MOST_CALLS; i++)
            driver_fates[i] = DRIVER_NOT_BACK;
        pid_t child = fork();
        if (child == -1)
            driver_die("fork");
        if (child == 0)
            driver_run(group);
        int status;
        if (waitpid(child, &status, 0) == -1)
            driver_die("waitpid");
        for (int i = 0; i < group->count; i++) {
            driver_tell(group->values[i], driver_fates[i], status);
            if (driver_fates[i] != DRIVER_RETURNED)
                break;
        }
    }
    return EXIT_SUCCESS;
}
