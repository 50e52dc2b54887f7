// SPDX-License-Identifier: MIT
// Each takes another semaphore first: both may hold one and wait for the other.
#include <semaphore.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

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

static void child(sem_t *both, int first) {
    sem_t *one = &both[first];
    sem_t *other = &both[!first];
    must(sem_wait(one) == 0);
    must(sem_wait(other) == 0);
    must(sem_post(other) == 0);
    must(sem_post(one) == 0);
    _exit(0);
}

int main(void) {
    sem_t *both = shared(2 * sizeof *both);
    for (int i = 0; i < 2; i++)
        must(sem_init(&both[i], 1, 1) == 0);
    for (int first = 0; first < 2; first++)
        if (start() == 0)
            child(both, first);
    puts(all_end_well() ? "ok" : "a child failed");
}
