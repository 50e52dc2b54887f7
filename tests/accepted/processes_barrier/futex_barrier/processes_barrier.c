// SPDX-License-Identifier: MIT
// Right, with a barrier and a lock made of futexes in a shared page, and gettimeofday.
#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <linux/futex.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static struct {
    atomic_int missing; // at the barrier
    atomic_int lock;    // 0 free, 1 taken, 2 taken and somebody may be waiting
} * shared;

static void sleep_while(atomic_int *word, int value) {
    if (syscall(SYS_futex, word, FUTEX_WAIT, value, NULL, NULL, 0) == -1 && errno != EAGAIN &&
        errno != EINTR) {
        perror("futex");
        exit(EXIT_FAILURE);
    }
}

static void wake(atomic_int *word, int count) {
    syscall(SYS_futex, word, FUTEX_WAKE, count, NULL, NULL, 0);
}

static void meet(void) {
    if (atomic_fetch_sub(&shared->missing, 1) == 1)
        wake(&shared->missing, INT_MAX);
    for (int now; (now = atomic_load(&shared->missing)) > 0;)
        sleep_while(&shared->missing, now);
}

static void lock(void) {
    int free = 0;
    if (atomic_compare_exchange_strong(&shared->lock, &free, 1))
        return;
    while (atomic_exchange(&shared->lock, 2) != 0)
        sleep_while(&shared->lock, 2);
}

static void unlock(void) {
    if (atomic_exchange(&shared->lock, 0) == 2)
        wake(&shared->lock, 1);
}

static void with_barrier(const char *name) {
    meet();
    struct timeval now;
    gettimeofday(&now, NULL);
    lock();
    char text[32];
    strftime(text, sizeof text, "%F %T", localtime(&now.tv_sec));
    printf("process %s ----> %s.%06ld\n", name, text, (long)now.tv_usec);
    fflush(stdout);
    unlock();
}

static void without_barrier(const char *name) {
    struct timeval now;
    gettimeofday(&now, NULL);
    char text[32];
    strftime(text, sizeof text, "%F %T", localtime(&now.tv_sec));
    printf("process %s ----> %s.%06ld\n", name, text, (long)now.tv_usec);
}

static pid_t start(void (*function)(const char *name), const char *name) {
    pid_t pid = fork();
    if (pid == -1) {
        perror("fork");
        exit(EXIT_FAILURE);
    }
    if (pid == 0) {
        function(name);
        exit(EXIT_SUCCESS);
    }
    return pid;
}

int main(void) {
    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) {
        perror("mmap");
        return EXIT_FAILURE;
    }
    atomic_init(&shared->missing, 2);
    pid_t pids[] = {
        start(without_barrier, "p4 - test_without_barrier"),
        start(with_barrier, "p2 - test_with_barrier"),
        start(without_barrier, "p3 - test_without_barrier"),
        start(with_barrier, "p1 - test_with_barrier"),
    };
    for (size_t i = 0; i < sizeof pids / sizeof *pids; i++)
        if (waitpid(pids[i], NULL, 0) == -1) {
            perror("waitpid");
            return EXIT_FAILURE;
        }
    munmap(shared, sizeof *shared);
    return EXIT_SUCCESS;
}
