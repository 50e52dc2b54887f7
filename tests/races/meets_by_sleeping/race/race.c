// SPDX-License-Identifier: MIT
// Each sleeps until the others have surely come.
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WORKERS = 3 };

struct room {
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

static void rest(int milliseconds) {
    struct timespec time = {.tv_nsec = milliseconds * 1000000L};
    must(nanosleep(&time, NULL) == 0);
}

static void *shared(size_t size) {
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    must(memory != MAP_FAILED);
    return memory;
}

static void work(struct room *room) {
    atomic_fetch_add(&room->here, 1);
    rest(50);
    _exit(atomic_load(&room->here) != WORKERS);
}

int main(void) {
    struct room *room = shared(sizeof *room);
    for (int i = 0; i < WORKERS; i++)
        if (start() == 0)
            work(room);
    puts(all_end_well() ? "ok" : "one went on before all were there");
}
