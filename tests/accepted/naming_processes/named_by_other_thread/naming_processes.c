// SPDX-License-Identifier: MIT
// Right, with children of two threads: the second one names the first one and has another name
// itself.
#define _GNU_SOURCE
#include <err.h>
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

struct naming {
    pthread_t first;
    const char *name;
};

static void *set_names(void *argument) {
    const struct naming *naming = argument;
    if ((errno = pthread_setname_np(naming->first, naming->name)) != 0 ||
        (errno = pthread_setname_np(pthread_self(), "name giver")) != 0)
        err(EXIT_FAILURE, "pthread_setname_np");
    sleep(1);
    return NULL;
}

static void function(const char *name) {
    struct naming naming = {.first = pthread_self(), .name = name};
    pthread_t second;
    if ((errno = pthread_create(&second, NULL, set_names, &naming)) != 0)
        err(EXIT_FAILURE, "pthread_create");
    printf("Starting process name = %s\n", name);
    if ((errno = pthread_join(second, NULL)) != 0) // a second long
        err(EXIT_FAILURE, "pthread_join");
    sleep(2);
    printf("Exiting process name = %s\n", name);
}

int main(void) {
    for (int i = 0; i < 2; i++) {
        pid_t child = fork();
        if (child == -1)
            err(EXIT_FAILURE, "fork");
        if (child == 0) {
            function(i == 0 ? "myFunc process" : "Process-2");
            exit(EXIT_SUCCESS);
        }
    }
    for (int i = 0; i < 2; i++)
        if (wait(NULL) == -1)
            err(EXIT_FAILURE, "wait");
    return EXIT_SUCCESS;
}
