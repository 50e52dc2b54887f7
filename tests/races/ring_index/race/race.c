// SPDX-License-Identifier: MIT
// Both may take the same place of the ring.
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PRODUCERS = 2, ITEMS = 3, SIZE = 8 };

struct ring {
    atomic_int end;
    char items[SIZE];
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

static void put(struct ring *ring, char item) {
    int place = atomic_load(&ring->end);
    ring->items[place] = item;
    atomic_store(&ring->end, place + 1);
}

static void produce(struct ring *ring, char item) {
    for (int i = 0; i < ITEMS; i++)
        put(ring, item);
    _exit(0);
}

int main(void) {
    struct ring *ring = shared(sizeof *ring);
    for (int i = 0; i < PRODUCERS; i++)
        if (start() == 0)
            produce(ring, (char)('a' + i));
    must(all_end_well());
    puts(strlen(ring->items) == PRODUCERS * ITEMS ? "ok" : "an item is lost");
}
