// SPDX-License-Identifier: MIT
// Right, with a thread of main for each child: a child inherits the name of the thread that forks
// it. The second thread begins when the first child has been started.
#include <err.h>
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static sem_t started;

static void function(const char *name) {
    printf("Starting process name = %s\n", name);
    sleep(3);
    printf("Exiting process name = %s\n", name);
}

static void *look_after(void *argument) {
    const char *name = argument;
    if (prctl(PR_SET_NAME, name) == -1) // of this thread alone
        err(EXIT_FAILURE, "prctl");
    pid_t child = fork();
    if (child == -1)
        err(EXIT_FAILURE, "fork");
    if (child == 0) {
        function(name);
        exit(EXIT_SUCCESS);
    }
    if (sem_post(&started) == -1)
        err(EXIT_FAILURE, "sem_post");
    if (waitpid(child, NULL, 0) == -1)
        err(EXIT_FAILURE, "waitpid");
    return NULL;
}

int main(void) {
    char names[2][16] = {"myFunc process", "Process-2"};
    pthread_t threads[2];
    if (sem_init(&started, 0, 0) == -1)
        err(EXIT_FAILURE, "sem_init");
    for (int i = 0; i < 2; i++) {
        if ((errno = pthread_create(&threads[i], NULL, look_after, names[i])) != 0)
            err(EXIT_FAILURE, "pthread_create");
        if (sem_wait(&started) == -1)
            err(EXIT_FAILURE, "sem_wait");
    }
    for (int i = 0; i < 2; i++)
        if ((errno = pthread_join(threads[i], NULL)) != 0)
            err(EXIT_FAILURE, "pthread_join");
    return EXIT_SUCCESS;
}
