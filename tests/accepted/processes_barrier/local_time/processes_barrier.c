// SPDX-License-Identifier: MIT
// Right, in local time, with its parts printed one by one; the children are numbered backwards, and
// each waits at the barrier or not by what its name says.
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static struct shared {
    pthread_barrier_t barrier;
    sem_t lock;
} * shared;

static const char *const names[] = {"p4 - test_without_barrier", "p3 - test_without_barrier",
                                    "p2 - test_with_barrier", "p1 - test_with_barrier"};

static int run(const char *name) {
    if (!strstr(name, "without"))
        pthread_barrier_wait(&shared->barrier);
    struct timeval now;
    struct tm local;
    if (gettimeofday(&now, NULL) == -1 || !localtime_r(&now.tv_sec, &local))
        return EXIT_FAILURE;
    if (sem_wait(&shared->lock) == -1)
        return EXIT_FAILURE;
    printf("process %s ----> %d-%.2d-%.2d ", name, 1900 + local.tm_year, 1 + local.tm_mon,
           local.tm_mday);
    printf("%.2d:%.2d:%.2d", local.tm_hour, local.tm_min, local.tm_sec);
    printf(".%.6d\n", (int)now.tv_usec);
    fflush(stdout);
    return sem_post(&shared->lock) == -1 ? EXIT_FAILURE : EXIT_SUCCESS;
}

int main(void) {
    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED || sem_init(&shared->lock, 1, 1) == -1)
        return EXIT_FAILURE;
    pthread_barrierattr_t attributes;
    pthread_barrierattr_init(&attributes);
    pthread_barrierattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    pthread_barrier_init(&shared->barrier, &attributes, 2);

    pid_t pids[4];
    for (int i = 0; i < 4; i++) {
        pids[i] = fork();
        if (pids[i] == 0)
            return run(names[i]);
        if (pids[i] == -1)
            return EXIT_FAILURE;
    }
    int failures = 0;
    for (int i = 3; i >= 0; i--) {
        int status;
        failures += waitpid(pids[i], &status, 0) == -1 || status != 0;
    }
    return failures ? EXIT_FAILURE : EXIT_SUCCESS;
}
