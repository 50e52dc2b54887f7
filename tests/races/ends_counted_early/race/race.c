// SPDX-License-Identifier: MIT
// A consumer that announces itself too late gets no end mark and waits for ever.
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CONSUMERS = 2, ITEMS = 4 };

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

static void consume(int end, atomic_int *consumers) {
    char item;
    atomic_fetch_add(consumers, 1);
    do
        must(read(end, &item, 1) == 1);
    while (item != '.');
    _exit(0);
}

static void produce(int end, atomic_int *consumers) {
    for (int i = 0; i < ITEMS; i++)
        must(write(end, "x", 1) == 1);
    compute();
    for (int i = atomic_load(consumers); i > 0; i--)
        must(write(end, ".", 1) == 1);
}

int main(void) {
    int ends[2];
    atomic_int *consumers = shared(sizeof *consumers);
    must(pipe(ends) == 0);
    for (int i = 0; i < CONSUMERS; i++)
        if (start() == 0)
            consume(ends[0], consumers);
    produce(ends[1], consumers);
    puts(all_end_well() ? "ok" : "a consumer failed");
}
