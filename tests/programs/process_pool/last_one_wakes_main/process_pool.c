// SPDX-License-Identifier: MIT
// Wrong: the workers count without a lock how many of them are done, and the last one wakes main
// (thought: adding one is one step).
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS = 4, INPUTS = 100 };

struct pool {
    int squares[INPUTS];
    int done;           // workers that have squared their share
    sem_t ready, close; // main waits for the one, the workers for the other
};

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void await(sem_t *semaphore) {
    if (sem_wait(semaphore) == -1)
        die("sem_wait");
}

static void work(struct pool *pool, int worker) {
    for (int n = worker; n < INPUTS; n += WORKERS)
        pool->squares[n] = n * n;
    pool->done++;
    if (pool->done == WORKERS)
        sem_post(&pool->ready);
    await(&pool->close);
}

int main(void) {
    struct pool *pool =
        mmap(NULL, sizeof *pool, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (pool == MAP_FAILED)
        die("mmap");
    if (sem_init(&pool->ready, 1, 0) == -1 || sem_init(&pool->close, 1, 0) == -1)
        die("sem_init");
    pid_t pids[WORKERS];
    for (int w = 0; w < WORKERS; w++) {
        pids[w] = fork();
        if (pids[w] == -1)
            die("fork");
        if (pids[w] == 0) {
            work(pool, w);
            exit(EXIT_SUCCESS);
        }
    }

    await(&pool->ready);
    for (int w = 0; w < WORKERS; w++)
        sem_post(&pool->close);
    for (int w = 0; w < WORKERS; w++)
        if (waitpid(pids[w], NULL, 0) == -1)
            die("waitpid");

    printf("Pool    : [%d", pool->squares[0]);
    for (int n = 1; n < INPUTS; n++)
        printf(", %d", pool->squares[n]);
    printf("]\n");
    return EXIT_SUCCESS;
}
