// SPDX-License-Identifier: MIT
// Right, with semaphores in shared memory: main lets the children go when both have their names,
// and each sleeps as one waits for a semaphore that nobody posts.
#include <err.h>
#include <errno.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct shared {
    char names[2][16];
    sem_t named, go, never;
};

static void wait_for(sem_t *semaphore) {
    while (sem_wait(semaphore) == -1)
        if (errno != EINTR)
            err(EXIT_FAILURE, "sem_wait");
}

static void function(struct shared *shared, const char *name) {
    if (prctl(PR_SET_NAME, name) == -1)
        err(EXIT_FAILURE, "prctl");
    sem_post(&shared->named);
    wait_for(&shared->go);

    printf("Starting process name = %s\n", name);
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += 3;
    while (sem_timedwait(&shared->never, &until) == -1 && errno == EINTR)
        ;
    printf("Exiting process name = %s\n", name);
}

int main(void) {
    struct shared *shared =
        mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED)
        err(EXIT_FAILURE, "mmap");
    strcpy(shared->names[0], "myFunc process");
    strcpy(shared->names[1], "Process-2");
    if (sem_init(&shared->named, 1, 0) == -1 || sem_init(&shared->go, 1, 0) == -1 ||
        sem_init(&shared->never, 1, 0) == -1)
        err(EXIT_FAILURE, "sem_init");

    for (int i = 0; i < 2; i++) {
        pid_t child = fork();
        if (child == -1)
            err(EXIT_FAILURE, "fork");
        if (child == 0) {
            function(shared, shared->names[i]);
            exit(EXIT_SUCCESS);
        }
    }
    wait_for(&shared->named);
    wait_for(&shared->named);
    sem_post(&shared->go);
    sem_post(&shared->go);
    for (int i = 0; i < 2; i++)
        if (wait(NULL) == -1)
            err(EXIT_FAILURE, "wait");

    sem_destroy(&shared->named);
    sem_destroy(&shared->go);
    sem_destroy(&shared->never);
    munmap(shared, sizeof *shared);
    return EXIT_SUCCESS;
}
