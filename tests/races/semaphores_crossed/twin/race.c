// SPDX-License-Identifier: MIT
// Both take the semaphores in the same order.
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

static void child(sem_t *both) {
    sem_t *one = &both[0];
    sem_t *other = &both[1];
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
    for (int i = 0; i < 2; i++)
        if (start() == 0)
            child(both);
    puts(all_end_well() ? "ok" : "a child failed");
}
