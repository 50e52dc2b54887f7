// SPDX-License-Identifier: MIT
// Right, by pthread_setname_np: the name of a process is the name of its first thread.
#define _GNU_SOURCE
#include <err.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void function(const char *name) {
    const struct timespec nap = {.tv_sec = 3};
    printf("Starting process name = %s\n", name);
    nanosleep(&nap, NULL);
    printf("Exiting process name = %s\n", name);
}

int main(void) {
    static const char *const names[] = {"myFunc process", "Process-2"};
    for (int i = 0; i < 2; i++) {
        pid_t child = fork();
        if (child == -1)
            err(EXIT_FAILURE, "fork");
        if (child > 0)
            continue;
        int error = pthread_setname_np(pthread_self(), names[i]);
        if (error != 0)
            errx(EXIT_FAILURE, "pthread_setname_np: %s", strerror(error));
        function(names[i]);
        return EXIT_SUCCESS;
    }
    for (int i = 0; i < 2; i++)
        if (wait(NULL) == -1)
            err(EXIT_FAILURE, "wait");
    return EXIT_SUCCESS;
}
