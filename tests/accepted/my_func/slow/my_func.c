// SPDX-License-Identifier: MIT
// Right, in its own time: a second before each line, by a named semaphore that nobody posts.
#include "my_func.h"

#include <fcntl.h>
#include <semaphore.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

// The name goes at once, the semaphore with its last user.
static sem_t *new_semaphore(void) {
    char name[64];
    snprintf(name, sizeof name, "/my_func_%d", (int)getpid());
    sem_t *semaphore = sem_open(name, O_CREAT | O_EXCL, 0600, 0);
    if (semaphore != SEM_FAILED)
        sem_unlink(name);
    return semaphore;
}

void my_func(int i) {
    sem_t *never = new_semaphore();
    if (never == SEM_FAILED) {
        perror("sem_open");
        return;
    }
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++) {
        struct timespec until;
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_sec++;
        sem_timedwait(never, &until);
        printf("output from myFunc is :%d\n", j);
    }
    sem_close(never);
}
