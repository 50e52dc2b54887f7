// SPDX-License-Identifier: MIT
// Wrong: the shared memory is never removed
// (thought: munmap removes it).
#include <fcntl.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define WORKERS 4
#define INPUTS 100

struct pool {
    sem_t lock, all_have_one, done;
    int next, squares[INPUTS];
};

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void take(sem_t *semaphore) {
    if (sem_wait(semaphore) == -1)
        die("sem_wait");
}

static void work(struct pool *pool) {
    for (int count = 0;; count++) {
        take(&pool->lock);
        int input = pool->next;
        if (input < INPUTS)
            pool->next++;
        sem_post(&pool->lock);
        if (input == INPUTS)
            break;
        pool->squares[input] = input * input;
        if (count == 0) {
            if (input == WORKERS - 1) // the first inputs are the numbers 0 to 3: this is the last
                for (int i = 0; i < WORKERS; i++)
                    sem_post(&pool->all_have_one);
            take(&pool->all_have_one);
        }
    }
    sem_post(&pool->done);
}

int main(void) {
    char name[64];
    snprintf(name, sizeof name, "/process_pool.%d", (int)getpid());
    int fd = shm_open(name, O_CREAT | O_EXCL | O_RDWR, 0600);
    if (fd == -1)
        die("shm_open");
    if (ftruncate(fd, sizeof(struct pool)) == -1)
        die("ftruncate");
    struct pool *pool = mmap(NULL, sizeof *pool, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (pool == MAP_FAILED)
        die("mmap");
    close(fd);
    if (sem_init(&pool->lock, 1, 1) == -1 || sem_init(&pool->all_have_one, 1, 0) == -1 ||
        sem_init(&pool->done, 1, 0) == -1)
        die("sem_init");

    pid_t pids[WORKERS];
    for (int w = 0; w < WORKERS; w++) {
        if ((pids[w] = fork()) == -1)
            die("fork");
        if (pids[w] == 0) {
            work(pool);
            _exit(0);
        }
    }
    for (int w = 0; w < WORKERS; w++)
        take(&pool->done);
    for (int w = WORKERS; w-- > 0;)
        if (waitpid(pids[w], NULL, 0) == -1)
            die("waitpid");

    printf("Pool    : [");
    for (int n = 0; n < INPUTS; n++)
        printf("%d%s", pool->squares[n], n + 1 < INPUTS ? ", " : "]\n");
    sem_destroy(&pool->lock);
    sem_destroy(&pool->all_have_one);
    sem_destroy(&pool->done);
    munmap(pool, sizeof *pool);
    return 0;
}
