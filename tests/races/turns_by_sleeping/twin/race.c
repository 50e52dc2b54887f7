// SPDX-License-Identifier: MIT
// Each child waits for the one before.
#include <semaphore.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CHILDREN = 3 };

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

static void child(sem_t *turns, int end, int number) {
    char digit = (char)('0' + number);
    must(sem_wait(&turns[number]) == 0);
    must(write(end, &digit, 1) == 1);
    if (number + 1 < CHILDREN)
        must(sem_post(&turns[number + 1]) == 0);
    _exit(0);
}

int main(void) {
    char digits[CHILDREN];
    int ends[2];
    sem_t *turns = shared(CHILDREN * sizeof *turns);
    must(pipe(ends) == 0);
    for (int i = 0; i < CHILDREN; i++)
        must(sem_init(&turns[i], 1, i == 0) == 0);
    for (int i = 0; i < CHILDREN; i++)
        if (start() == 0)
            child(turns, ends[1], i);
    for (int i = 0; i < CHILDREN; i++)
        must(read(ends[0], &digits[i], 1) == 1);
    must(all_end_well());
    puts(memcmp(digits, "012", CHILDREN) == 0 ? "ok" : "the turns are mixed up");
}
