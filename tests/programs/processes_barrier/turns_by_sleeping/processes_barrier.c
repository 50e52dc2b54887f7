// SPDX-License-Identifier: MIT
// Wrong: in place of taking a lock, each child sleeps until its turn to print in pieces
// (thought: a second later the one before is done).
#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// What the processes share. fork() copies all other memory, and a copied barrier joins nobody.
struct shared {
    pthread_barrier_t barrier;
};

static const struct role {
    const char *name;
    bool meets;
} roles[] = {
    {"p1 - test_with_barrier", true},
    {"p2 - test_with_barrier", true},
    {"p3 - test_without_barrier", false},
    {"p4 - test_without_barrier", false},
};

enum { PROCESSES = sizeof roles / sizeof *roles, AT_THE_BARRIER = 2 };

// The pthread functions return the error in place of setting errno.
static void check(int error, const char *what) {
    if (error == 0)
        return;
    fprintf(stderr, "%s: %s\n", what, strerror(error));
    exit(EXIT_FAILURE);
}

static struct shared *share(void) {
    struct shared *shared =
        mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    check(shared == MAP_FAILED ? errno : 0, "mmap");

    pthread_barrierattr_t barrier;
    check(pthread_barrierattr_init(&barrier), "barrier");
    check(pthread_barrierattr_setpshared(&barrier, PTHREAD_PROCESS_SHARED), "barrier");
    check(pthread_barrier_init(&shared->barrier, &barrier, AT_THE_BARRIER), "barrier");
    check(pthread_barrierattr_destroy(&barrier), "barrier");

    return shared;
}

static void run(const struct role *role, struct shared *shared) {
    if (role->meets) {
        int error = pthread_barrier_wait(&shared->barrier);
        check(error == PTHREAD_BARRIER_SERIAL_THREAD ? 0 : error, "barrier"); // one of them is told
    }

    struct timespec now; // before the sleep: the time is not to wait for it
    check(clock_gettime(CLOCK_REALTIME, &now) == -1 ? errno : 0, "clock");
    struct tm local;
    char seconds[32];
    if (!localtime_r(&now.tv_sec, &local) || !strftime(seconds, sizeof seconds, "%F %T", &local))
        check(EOVERFLOW, "clock");

    sleep((unsigned)(role - roles));
    dprintf(STDOUT_FILENO, "process %s", role->name);
    dprintf(STDOUT_FILENO, " ----> %s", seconds);
    dprintf(STDOUT_FILENO, ".%06ld\n", now.tv_nsec / 1000);
}

int main(void) {
    struct shared *shared = share();
    pid_t children[PROCESSES];
    for (int i = 0; i < PROCESSES; i++) {
        children[i] = fork();
        check(children[i] == -1 ? errno : 0, "fork");
        if (children[i] == 0) {
            run(&roles[i], shared);
            exit(EXIT_SUCCESS);
        }
    }

    bool all_well = true;
    for (int i = 0; i < PROCESSES; i++) {
        int status;
        check(waitpid(children[i], &status, 0) == -1 ? errno : 0, "waitpid");
        all_well = all_well && status == 0;
    }
    check(pthread_barrier_destroy(&shared->barrier), "barrier");
    check(munmap(shared, sizeof *shared) == -1 ? errno : 0, "munmap");
    return all_well ? EXIT_SUCCESS : EXIT_FAILURE;
}
