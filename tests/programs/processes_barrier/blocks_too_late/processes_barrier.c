// SPDX-License-Identifier: MIT
// Wrong: p1 and p2 meet by a signal, which each keeps for later only when it has begun to run; sent
// to p1 before that, it ends p1
// (thought: p1 is started long before p2, so it is ready).
#include <errno.h>
#include <semaphore.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct shared {
    sem_t lock; // 1: free, 0: taken
};

static const struct role {
    const char *name;
    bool meets;
} roles[] = {
    {"p1 - test_with_barrier", true},
    {"p3 - test_without_barrier", false},
    {"p4 - test_without_barrier", false},
    {"p2 - test_with_barrier", true},
};

enum { PROCESSES = sizeof roles / sizeof *roles };

static pid_t children[PROCESSES]; // p1's is known to p2, which is started last

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

    const int between_processes = 1, not_taken = 1;
    check(sem_init(&shared->lock, between_processes, not_taken) == -1 ? errno : 0, "lock");
    return shared;
}

// p2 tells p1 that it has come, and p1 answers.
static void meet(const struct role *role) {
    sigset_t come;
    siginfo_t from;
    sigemptyset(&come);
    sigaddset(&come, SIGUSR1);
    check(sigprocmask(SIG_BLOCK, &come, NULL) == -1 ? errno : 0, "block");
    if (role != roles)
        check(kill(children[0], SIGUSR1) == -1 ? errno : 0, "kill");
    check(sigwaitinfo(&come, &from) == -1 ? errno : 0, "wait for the signal");
    if (role == roles)
        check(kill(from.si_pid, SIGUSR1) == -1 ? errno : 0, "kill");
}

static void run(const struct role *role, struct shared *shared) {
    if (role->meets)
        meet(role);

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
    check(sem_destroy(&shared->lock) == -1 ? errno : 0, "lock");
    check(munmap(shared, sizeof *shared) == -1 ? errno : 0, "munmap");
    return all_well ? EXIT_SUCCESS : EXIT_FAILURE;
}
