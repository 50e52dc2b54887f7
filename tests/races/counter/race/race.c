// SPDX-License-Identifier: MIT
// Both may read the same number, so one of the two steps is lost.
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CHILDREN = 2, STEPS = 5 };

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

static void count(int *counter) {
    for (int i = 0; i < STEPS; i++)
        (*counter)++;
    _exit(0);
}

int main(void) {
    int *counter = shared(sizeof *counter);
    for (int i = 0; i < CHILDREN; i++)
        if (start() == 0)
            count(counter);
    must(all_end_well());
    puts(*counter == CHILDREN * STEPS ? "ok" : "a step is lost");
}
