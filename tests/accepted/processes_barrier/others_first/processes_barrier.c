// SPDX-License-Identifier: MIT
// Right, and p3 and p4 come first: main starts them, waits for them, and then starts p2 and p1.
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct shared {
    pthread_barrier_t barrier;
    sem_t lock;
};

static struct shared *shared;

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void write_line(const char *name) {
    struct timespec now;
    char line[128];
    clock_gettime(CLOCK_REALTIME, &now);
    size_t size = (size_t)snprintf(line, sizeof line, "process %s ----> ", name);
    size += strftime(line + size, sizeof line - size, "%Y-%m-%d %H:%M:%S", localtime(&now.tv_sec));
    size += (size_t)snprintf(line + size, sizeof line - size, ".%06ld \n\n", now.tv_nsec / 1000);
    while (sem_wait(&shared->lock) == -1)
        continue;
    if (write(STDOUT_FILENO, line, size) != (ssize_t)size)
        die("write");
    sem_post(&shared->lock);
}

static void test_with_barrier(const char *name) {
    pthread_barrier_wait(&shared->barrier);
    write_line(name);
}

static void test_without_barrier(const char *name) { write_line(name); }

static void start(void (*test)(const char *), const char *name) {
    pid_t pid = fork();
    if (pid == -1)
        die("fork");
    if (pid == 0) {
        test(name);
        _exit(EXIT_SUCCESS);
    }
}

static void join_two(void) {
    for (int i = 0; i < 2; i++)
        if (wait(NULL) == -1)
            die("wait");
}

int main(void) {
    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED)
        die("mmap");
    pthread_barrierattr_t attributes;
    pthread_barrierattr_init(&attributes);
    pthread_barrierattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    pthread_barrier_init(&shared->barrier, &attributes, 2);
    sem_init(&shared->lock, 1, 1);

    start(test_without_barrier, "p3 - test_without_barrier");
    start(test_without_barrier, "p4 - test_without_barrier");
    join_two();
    start(test_with_barrier, "p2 - test_with_barrier");
    start(test_with_barrier, "p1 - test_with_barrier");
    join_two();
    return 0;
}
