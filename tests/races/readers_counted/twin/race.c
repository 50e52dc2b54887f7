// SPDX-License-Identifier: MIT
// The count has a lock of its own.
#include <semaphore.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { READERS = 2 };

struct room {
    sem_t free, mutex;
    int readers;
    int first, second;
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

static void come(struct room *room) {
    must(sem_wait(&room->mutex) == 0);
    if (++room->readers == 1)
        must(sem_wait(&room->free) == 0);
    must(sem_post(&room->mutex) == 0);
}

static void go(struct room *room) {
    must(sem_wait(&room->mutex) == 0);
    if (--room->readers == 0)
        must(sem_post(&room->free) == 0);
    must(sem_post(&room->mutex) == 0);
}

static void reader(struct room *room) {
    come(room);
    bool same = room->first == room->second;
    go(room);
    _exit(!same);
}

static void writer(struct room *room) {
    must(sem_wait(&room->free) == 0);
    room->first++;
    room->second++;
    must(sem_post(&room->free) == 0);
}

int main(void) {
    struct room *room = shared(sizeof *room);
    must(sem_init(&room->free, 1, 1) == 0);
    must(sem_init(&room->mutex, 1, 1) == 0);
    for (int i = 0; i < READERS; i++)
        if (start() == 0)
            reader(room);
    writer(room);
    puts(all_end_well() ? "ok" : "a reader saw half of a change");
}
