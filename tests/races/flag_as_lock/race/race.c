// SPDX-License-Identifier: MIT
// Both may see the flag down, and both raise it.
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CHILDREN = 2, STEPS = 5 };

struct work {
    atomic_bool locked;
    atomic_int inside;
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

static void lock(atomic_bool *locked) {
    while (atomic_load(locked))
        must(sched_yield() == 0);
    atomic_store(locked, true);
}

static void child(struct work *work) {
    bool alone = true;
    for (int i = 0; i < STEPS; i++) {
        lock(&work->locked);
        alone = atomic_fetch_add(&work->inside, 1) == 0 && alone;
        atomic_fetch_sub(&work->inside, 1);
        atomic_store(&work->locked, false);
    }
    _exit(!alone);
}

int main(void) {
    struct work *work = shared(sizeof *work);
    for (int i = 0; i < CHILDREN; i++)
        if (start() == 0)
            child(work);
    puts(all_end_well() ? "ok" : "two were inside");
}
