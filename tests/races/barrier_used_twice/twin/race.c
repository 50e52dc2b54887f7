// SPDX-License-Identifier: MIT
// Two semaphores take turns: nobody reaches the first one again before all have left it.
#include <semaphore.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS = 2, STEPS = 3 };

struct room {
    sem_t mutex, open[2];
    int arrived;
    atomic_int steps[WORKERS];
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

static void *shared(size_t size) {
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    must(memory != MAP_FAILED);
    return memory;
}

static void compute(void) {
    for (volatile int i = 0; i < 4000000; i++)
        ;
}

static void meet(struct room *room, int step) {
    sem_t *open = &room->open[step % 2];
    must(sem_wait(&room->mutex) == 0);
    if (++room->arrived == WORKERS) {
        room->arrived = 0;
        for (int i = 0; i < WORKERS; i++)
            must(sem_post(open) == 0);
    }
    must(sem_post(&room->mutex) == 0);
    must(sem_wait(open) == 0);
}

static void work(struct room *room, int number) {
    for (int step = 1; step <= STEPS; step++) {
        compute();
        atomic_store(&room->steps[number], step);
        meet(room, step);
        if (atomic_load(&room->steps[!number]) < step)
            _exit(1);
    }
    _exit(0);
}

int main(void) {
    struct room *room = shared(sizeof *room);
    must(sem_init(&room->mutex, 1, 1) == 0);
    must(sem_init(&room->open[0], 1, 0) == 0);
    must(sem_init(&room->open[1], 1, 0) == 0);
    for (int number = 0; number < WORKERS; number++)
        if (start() == 0)
            work(room, number);
    puts(all_end_well() ? "ok" : "a worker went on alone");
}
