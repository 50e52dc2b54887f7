// SPDX-License-Identifier: MIT
// A barrier.
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS = 3 };

struct room {
    pthread_barrier_t barrier;
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

static void *shared(size_t size) {
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    must(memory != MAP_FAILED);
    return memory;
}

static void work(struct room *room) {
    atomic_fetch_add(&room->here, 1);
    int result = pthread_barrier_wait(&room->barrier);
    must(result == 0 || result == PTHREAD_BARRIER_SERIAL_THREAD);
    _exit(atomic_load(&room->here) != WORKERS);
}

int main(void) {
    struct room *room = shared(sizeof *room);
    pthread_barrierattr_t attributes;
    must(pthread_barrierattr_init(&attributes) == 0);
    must(pthread_barrierattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED) == 0);
    must(pthread_barrier_init(&room->barrier, &attributes, WORKERS) == 0);
    for (int i = 0; i < WORKERS; i++)
        if (start() == 0)
            work(room);
    puts(all_end_well() ? "ok" : "one went on before all were there");
}
