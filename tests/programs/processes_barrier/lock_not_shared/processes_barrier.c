// SPDX-License-Identifier: MIT
// Wrong: who comes to the barrier counts itself under a mutex that is not made for several
// processes, and who has to wait for it is never woken
// (thought: a mutex in shared memory is a shared mutex).
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
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
    pthread_mutex_t counting;
    int come;
    sem_t gate, lock;
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

    check(pthread_mutex_init(&shared->counting, NULL), "mutex");
    const int between_processes = 1, closed = 0, not_taken = 1;
    check(sem_init(&shared->gate, between_processes, closed) == -1 ? errno : 0, "gate");
    check(sem_init(&shared->lock, between_processes, not_taken) == -1 ? errno : 0, "lock");
    return shared;
}

// Who comes first waits at the gate, and who comes last opens it.
static void meet(struct shared *shared) {
    check(pthread_mutex_lock(&shared->counting), "mutex");
    bool last = ++shared->come == AT_THE_BARRIER;
    check(pthread_mutex_unlock(&shared->counting), "mutex");
    if (last)
        check(sem_post(&shared->gate) == -1 ? errno : 0, "gate");
    else
        check(sem_wait(&shared->gate) == -1 ? errno : 0, "gate");
}

static void run(const struct role *role, struct shared *shared) {
    if (role->meets)
        meet(shared);

    struct timespec now; // before the lock: the time is not to wait for it
    check(clock_gettime(CLOCK_REALTIME, &now) == -1 ? errno : 0, "clock");
    struct tm local;
    char seconds[32];
    if (!localtime_r(&now.tv_sec, &local) || !strftime(seconds, sizeof seconds, "%F %T", &local))
        check(EOVERFLOW, "clock");

    check(sem_wait(&shared->lock) == -1 ? errno : 0, "lock");
    printf("process %s ----> %s.%06ld\n", role->name, seconds, now.tv_nsec / 1000);
    check(fflush(stdout) == EOF ? errno : 0, "stdout"); // the line leaves under the lock
    check(sem_post(&shared->lock) == -1 ? errno : 0, "lock");
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
    check(pthread_mutex_destroy(&shared->counting), "mutex");
    check(sem_destroy(&shared->gate) == -1 ? errno : 0, "gate");
    check(sem_destroy(&shared->lock) == -1 ? errno : 0, "lock");
    check(munmap(shared, sizeof *shared) == -1 ? errno : 0, "munmap");
    return all_well ? EXIT_SUCCESS : EXIT_FAILURE;
}
