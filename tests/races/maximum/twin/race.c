// SPDX-License-Identifier: MIT
// The largest is exchanged only if it is still the one that was compared.
#include <stdatomic.h>
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

static void offer(atomic_int *largest, int number) {
    int seen = atomic_load(largest);
    while (number > seen && !atomic_compare_exchange_strong(largest, &seen, number))
        ;
    _exit(0);
}

int main(void) {
    atomic_int *largest = shared(sizeof *largest);
    for (int number = 1; number <= 3; number++)
        if (start() == 0)
            offer(largest, number);
    must(all_end_well());
    puts(atomic_load(largest) == 3 ? "ok" : "the largest is lost");
}
