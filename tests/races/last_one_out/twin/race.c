// SPDX-License-Identifier: MIT
// Who leaves learns in the same step whether it was the last.
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS = 2 };

struct room {
    atomic_int left;
    atomic_int cleaned;
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

static void leave(struct room *room) {
    if (atomic_fetch_sub(&room->left, 1) == 1)
        atomic_fetch_add(&room->cleaned, 1);
    _exit(0);
}

int main(void) {
    struct room *room = shared(sizeof *room);
    atomic_store(&room->left, WORKERS);
    for (int i = 0; i < WORKERS; i++)
        if (start() == 0)
            leave(room);
    must(all_end_well());
    puts(atomic_load(&room->cleaned) == 1 ? "ok" : "two were the last");
}
