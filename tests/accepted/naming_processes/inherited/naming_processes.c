// SPDX-License-Identifier: MIT
// Right, by inheritance: main takes on each name before it forks, and then its own one again.
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static void function(void) {
    char name[16];
    if (prctl(PR_GET_NAME, name) == -1)
        err(EXIT_FAILURE, "prctl");
    printf("Starting process name = %s\n", name);
    sleep(3);
    printf("Exiting process name = %s\n", name);
}

static pid_t start_as(const char *name) {
    char own_name[16];
    if (prctl(PR_GET_NAME, own_name) == -1 || prctl(PR_SET_NAME, name) == -1)
        err(EXIT_FAILURE, "prctl");
    pid_t child = fork();
    if (child == -1)
        err(EXIT_FAILURE, "fork");
    if (child == 0) {
        function();
        exit(EXIT_SUCCESS);
    }
    if (prctl(PR_SET_NAME, own_name) == -1)
        err(EXIT_FAILURE, "prctl");
    return child;
}

int main(void) {
    pid_t with_name = start_as("myFunc process");
    pid_t with_default_name = start_as("Process-2");
    if (waitpid(with_name, NULL, 0) == -1 || waitpid(with_default_name, NULL, 0) == -1)
        err(EXIT_FAILURE, "waitpid");
    return EXIT_SUCCESS;
}
