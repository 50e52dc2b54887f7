// SPDX-License-Identifier: MIT
// The mutex is for one process: who has to wait for it is woken by nobody.
#include <fcntl.h>
#include <pthread.h>
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

static void child(pthread_mutex_t *mutex, int log) {
    must(pthread_mutex_lock(mutex) == 0);
    must(write(log, "in\n", 3) == 3);
    must(write(log, "out\n", 4) == 4);
    must(pthread_mutex_unlock(mutex) == 0);
    _exit(0);
}

int main(void) {
    pthread_mutex_t *mutex = shared(sizeof *mutex);
    pthread_mutexattr_t attributes;
    int log = open("log", O_WRONLY | O_CREAT | O_APPEND, 0600);
    must(log != -1);
    must(pthread_mutexattr_init(&attributes) == 0);
    must(pthread_mutex_init(mutex, &attributes) == 0);
    for (int i = 0; i < 2; i++)
        if (start() == 0)
            child(mutex, log);
    puts(all_end_well() ? "ok" : "a child failed");
}
