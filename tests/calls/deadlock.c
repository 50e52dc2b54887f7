// SPDX-License-Identifier: MIT
// Programs that wait for ever, in the ways that beginners find. (For each single call: its own
// file.)
#include "call.h"

#include <pthread.h>
#include <semaphore.h>

static int ends[2], other[2];
static char byte, much[1 << 20];

static void make_pipes(void) { CHECK(pipe(ends) == 0 && pipe(other) == 0, "pipe"); }

// The reader waits for an end of file that it prevents itself.
static void end_kept(void) {
    make_pipes();
    if (begin_child() == 0) {
        while (read(ends[0], &byte, 1) > 0)
            ;
        _exit(0);
    }
    CHECK(write(ends[1], "hello", 5) == 5, "write");
    close(ends[1]);
    wait(NULL);
}

// Both wait for the other one to begin.
static void both_read(void) {
    make_pipes();
    if (begin_child() == 0)
        _exit((int)read(ends[0], &byte, 1));
    CHECK(read(other[0], &byte, 1) == 1, "read");
}

// Nobody reads before everything is written.
static void full_pipe(void) {
    make_pipes();
    if (begin_child() == 0)
        _exit(write(ends[1], much, sizeof much) < 0);
    wait(NULL);
    CHECK(read(ends[0], much, sizeof much) > 0, "read");
}

static void both_pause(void) {
    handle(SIGUSR1, handler, 0);
    if (begin_child() == 0) {
        pause();
        kill(tested, SIGUSR1);
        _exit(0);
    }
    pause();
}

// Each takes the left one, thinks a little, and wants the right one.
static void philosophers(void) {
    enum { COUNT_OF_FORKS = 5 };
    sem_t *forks = shared(COUNT_OF_FORKS * sizeof *forks);
    for (int i = 0; i < COUNT_OF_FORKS; i++)
        CHECK(sem_init(&forks[i], 1, 1) == 0, "sem_init");
    for (int i = 0; i < COUNT_OF_FORKS; i++)
        if (begin_child() == 0) {
            sem_wait(&forks[i]);
            rest(10);
            sem_wait(&forks[(i + 1) % COUNT_OF_FORKS]);
            _exit(0);
        }
    reap_all();
}

static pthread_mutex_t mutexes[2] = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER};

static void *lock_both(void *reversed) {
    pthread_mutex_lock(&mutexes[reversed != NULL]);
    rest(10);
    pthread_mutex_lock(&mutexes[reversed == NULL]);
    return NULL;
}

static void threads(void) {
    pthread_t both[2];
    CHECK(pthread_create(&both[0], NULL, lock_both, NULL) == 0, "thread");
    CHECK(pthread_create(&both[1], NULL, lock_both, both) == 0, "thread");
    for (int i = 0; i < 2; i++)
        CHECK(pthread_join(both[i], NULL) == 0, "join");
}

static void barrier_short_of_one(void) {
    pthread_barrierattr_t kind;
    pthread_barrier_t *barrier = shared(sizeof *barrier);
    CHECK(pthread_barrierattr_init(&kind) == 0 &&
              pthread_barrierattr_setpshared(&kind, PTHREAD_PROCESS_SHARED) == 0 &&
              pthread_barrier_init(barrier, &kind, 3) == 0,
          "barrier");
    for (int i = 0; i < 2; i++)
        if (begin_child() == 0) {
            rest(i);
            pthread_barrier_wait(barrier);
            _exit(0);
        }
    reap_all();
}

// The same lock twice.
static void own_lock(void) {
    pthread_mutex_lock(&mutexes[0]);
    pthread_mutex_lock(&mutexes[0]);
}

// The holder goes away with it.
static void taken_along(void) {
    sem_t *semaphore = shared(sizeof *semaphore);
    CHECK(sem_init(semaphore, 1, 1) == 0, "sem_init");
    for (int i = 0; i < 2; i++)
        if (begin_child() == 0) {
            sem_wait(semaphore);
            _exit(0);
        }
    reap_all();
}

// It is seen when the last sleeper has gone, not before.
static void after_sleeper(void) {
    make_pipes();
    if (begin_child() == 0)
        _exit((int)read(ends[0], &byte, 1));
    pid_t sleeper = begin_child();
    if (sleeper == 0) {
        rest(100);
        _exit(0);
    }
    reap(sleeper);
    reap_all();
}

// A timer that does nothing any more keeps nobody alive.
static void after_timer(void) {
    handle(SIGALRM, handler, SA_RESTART);
    make_pipes();
    alarm(100);
    CHECK(read(ends[0], &byte, 1) == 1, "read");
}

// Three in a ring, each waits for its predecessor's byte.
static void ring(void) {
    int pipes[3][2];
    for (int i = 0; i < 3; i++)
        CHECK(pipe(pipes[i]) == 0, "pipe");
    for (int i = 1; i < 3; i++)
        if (begin_child() == 0)
            _exit(read(pipes[i - 1][0], &byte, 1) == 1 && write(pipes[i][1], &byte, 1) == 1);
    CHECK(read(pipes[2][0], &byte, 1) == 1 && write(pipes[0][1], &byte, 1) == 1, "ring");
}

static const struct test tests[] = {
    {"end_kept", end_kept},
    {"both_read", both_read},
    {"full_pipe", full_pipe},
    {"both_pause", both_pause},
    {"philosophers", philosophers},
    {"threads", threads},
    {"barrier_short_of_one", barrier_short_of_one},
    {"own_lock", own_lock},
    {"taken_along", taken_along},
    {"after_sleeper", after_sleeper},
    {"after_timer", after_timer},
    {"ring", ring},
};

int main(int count, char **arguments) {
    begin(count, arguments);
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
