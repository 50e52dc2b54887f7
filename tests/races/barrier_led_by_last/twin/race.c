// SPDX-License-Identifier: MIT
// Who comes last opens the barrier.
#include <semaphore.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS = 3 };

struct barrier {
    sem_t open;
    atomic_int here;
};

static void must(bool done) {
    if (!done)
        _exit(2);
}

static bool all_end_well(void) {
    bool well = true;
    int status;
    while (wait(&status) > 0)
        well = well && status == 0;
    return well;
}

static pid_t start(void) {
    pid_t pid = fork();
    must(pid != -1);
    return pid;
}

static void compute(void) {
    for (volatile int i = 0; i < 4000000; i++)
        ;
}

static void *shared(size_t size) {
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    must(memory != MAP_FAILED);
    return memory;
}

static void work(struct barrier *barrier, int number) {
    for (int i = 0; i < number; i++)
        compute();
    if (atomic_fetch_add(&barrier->here, 1) == WORKERS - 1)
        for (int i = 0; i < WORKERS; i++)
            must(sem_post(&barrier->open) == 0);
    must(sem_wait(&barrier->open) == 0);
    _exit(atomic_load(&barrier->here) != WORKERS);
}

int main(void) {
    struct barrier *barrier = shared(sizeof *barrier);
    must(sem_init(&barrier->open, 1, 0) == 0);
    for (int number = 0; number < WORKERS; number++)
        if (start() == 0)
            work(barrier, number);
    puts(all_end_well() ? "ok" : "a worker went on before all were there");
}
