// SPDX-License-Identifier: MIT
// Right, with anonymous shared memory, atomic variables and futexes: worker w squares the inputs of
// its own share there, and sleeps until main has seen that all shares are done.
#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <linux/futex.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS = 4, INPUTS = 100 };

struct pool {
    atomic_int done, closed;
    int squares[INPUTS];
};

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void wait_until(atomic_int *word, int value) {
    for (int now; (now = atomic_load(word)) != value;)
        if (syscall(SYS_futex, word, FUTEX_WAIT, now, NULL, NULL, 0) == -1 && errno != EAGAIN &&
            errno != EINTR)
            die("futex");
}

static void add_one(atomic_int *word) {
    atomic_fetch_add(word, 1);
    if (syscall(SYS_futex, word, FUTEX_WAKE, INT_MAX, NULL, NULL, 0) == -1)
        die("futex");
}

int main(void) {
    struct pool *pool =
        mmap(NULL, sizeof *pool, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (pool == MAP_FAILED)
        die("mmap");
    for (int w = 0; w < WORKERS; w++) {
        pid_t pid = fork();
        if (pid == -1)
            die("fork");
        if (pid == 0) {
            for (int n = w; n < INPUTS; n += WORKERS)
                pool->squares[n] = n * n;
            add_one(&pool->done);
            wait_until(&pool->closed, 1);
            _exit(EXIT_SUCCESS);
        }
    }
    wait_until(&pool->done, WORKERS);
    add_one(&pool->closed);
    for (int w = 0; w < WORKERS; w++)
        if (waitpid(-1, NULL, 0) == -1)
            die("waitpid");

    printf("Pool    : [%d", pool->squares[0]);
    for (int n = 1; n < INPUTS; n++)
        printf(", %d", pool->squares[n]);
    printf("]\n");
    munmap(pool, sizeof *pool);
    return EXIT_SUCCESS;
}
