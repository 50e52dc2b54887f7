// SPDX-License-Identifier: MIT
// Right, with a thread of main for each instance: it forks the child and waits for it, and join is
// the end of the thread.
#include <err.h>
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

struct process {
    int number;
    pthread_t thread;
    void (*run)(struct process *self);
};

static void *look_after(void *argument) {
    struct process *self = argument;
    pid_t child = fork();
    if (child == -1)
        err(EXIT_FAILURE, "fork");
    if (child == 0) {
        self->run(self);
        exit(EXIT_SUCCESS);
    }
    if (waitpid(child, NULL, 0) == -1)
        err(EXIT_FAILURE, "waitpid");
    return NULL;
}

static void run(struct process *self) { printf("called run method in Process-%d\n", self->number); }

int main(void) {
    for (int n = 1; n <= 10; n++) {
        struct process process = {.number = n, .run = run};
        if ((errno = pthread_create(&process.thread, NULL, look_after, &process)) != 0)
            err(EXIT_FAILURE, "pthread_create");
        if ((errno = pthread_join(process.thread, NULL)) != 0)
            err(EXIT_FAILURE, "pthread_join");
    }
    return EXIT_SUCCESS;
}
