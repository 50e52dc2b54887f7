// SPDX-License-Identifier: MIT
// Who is woken takes without looking again, but another one may have been faster.
#include <fcntl.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CONSUMERS = 2 };

struct store {
    pthread_mutex_t mutex;
    pthread_cond_t filled;
    int stock;
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

static struct store *new_store(void) {
    struct store *store = shared(sizeof *store);
    pthread_mutexattr_t mutexes;
    pthread_condattr_t conditions;
    must(pthread_mutexattr_init(&mutexes) == 0);
    must(pthread_mutexattr_setpshared(&mutexes, PTHREAD_PROCESS_SHARED) == 0);
    must(pthread_mutex_init(&store->mutex, &mutexes) == 0);
    must(pthread_condattr_init(&conditions) == 0);
    must(pthread_condattr_setpshared(&conditions, PTHREAD_PROCESS_SHARED) == 0);
    must(pthread_cond_init(&store->filled, &conditions) == 0);
    return store;
}

static void take(struct store *store) {
    must(pthread_mutex_lock(&store->mutex) == 0);
    if (store->stock == 0)
        must(pthread_cond_wait(&store->filled, &store->mutex) == 0);
    int left = --store->stock;
    must(pthread_mutex_unlock(&store->mutex) == 0);
    _exit(left < 0);
}

static void fill(struct store *store, int log) {
    must(pthread_mutex_lock(&store->mutex) == 0);
    store->stock++;
    must(pthread_cond_signal(&store->filled) == 0);
    must(pthread_mutex_unlock(&store->mutex) == 0);
    must(write(log, "one more\n", 9) == 9);
}

int main(void) {
    struct store *store = new_store();
    int log = open("log", O_WRONLY | O_CREAT, 0600);
    must(log != -1);
    for (int i = 0; i < CONSUMERS; i++)
        if (start() == 0)
            take(store);
    for (int i = 0; i < CONSUMERS; i++)
        fill(store, log);
    puts(all_end_well() ? "ok" : "a consumer took what was not there");
}
