// SPDX-License-Identifier: MIT
// What pthread offers between processes and threads: mutex, condition, barrier, reader-writer lock,
// join.
#include "blocking.h"

#include <pthread.h>

static struct {
    pthread_mutex_t mutex;
    pthread_cond_t condition;
    pthread_barrier_t barrier;
    pthread_rwlock_t lock;
    bool flag;
} * memory;
static int release[2];
static pid_t holder;

static long given(int error) {
    errno = error;
    return error ? -1 : 0;
}

// --- a mutex that another process holds

static void make_mutex(int protocol, int robust) {
    pthread_mutexattr_t kind;
    memory = shared(sizeof *memory);
    CHECK(pthread_mutexattr_init(&kind) == 0 &&
              pthread_mutexattr_setpshared(&kind, PTHREAD_PROCESS_SHARED) == 0 &&
              pthread_mutexattr_setprotocol(&kind, protocol) == 0 &&
              pthread_mutexattr_setrobust(&kind, robust) == 0 &&
              pthread_mutex_init(&memory->mutex, &kind) == 0,
          "mutex");
}

// A child that holds what `take` takes until it gets a byte.
static void hold(void (*take)(void), void (*give)(void)) {
    char byte;
    make_gate();
    CHECK(pipe(release) == 0, "pipe");
    holder = begin_child();
    if (holder == 0) {
        take();
        open_gate();
        CHECK(read(release[0], &byte, 1) == 1, "read");
        give();
        _exit(0);
    }
    pass_gate();
}

static void let_go(void) { CHECK(write(release[1], "x", 1) == 1, "write"); }

static void let_go_before(void) {
    let_go();
    reap(holder);
}

static void take_mutex(void) { CHECK(pthread_mutex_lock(&memory->mutex) == 0, "lock"); }
static void give_mutex(void) { CHECK(pthread_mutex_unlock(&memory->mutex) == 0, "unlock"); }

static void make_held(void) {
    make_mutex(PTHREAD_PRIO_NONE, PTHREAD_MUTEX_STALLED);
    hold(take_mutex, give_mutex);
}

static void make_held_pi(void) {
    make_mutex(PTHREAD_PRIO_INHERIT, PTHREAD_MUTEX_STALLED);
    hold(take_mutex, give_mutex);
}

// Whoever holds it ends without giving it back.
static void make_held_robust(void) {
    make_mutex(PTHREAD_PRIO_NONE, PTHREAD_MUTEX_ROBUST);
    hold(take_mutex, nothing);
}

static void make_held_robust_pi(void) {
    make_mutex(PTHREAD_PRIO_INHERIT, PTHREAD_MUTEX_ROBUST);
    hold(take_mutex, nothing);
}

static long lock(void) {
    struct timespec end = moment(CLOCK_REALTIME, limit < 0 ? 0 : limit);
    return given(limit < 0 ? pthread_mutex_lock(&memory->mutex)
                           : pthread_mutex_timedlock(&memory->mutex, &end));
}

static long lock_by_clock(void) {
    struct timespec end = moment(CLOCK_MONOTONIC, limit < 0 ? 0 : limit);
    return given(limit < 0 ? pthread_mutex_lock(&memory->mutex)
                           : pthread_mutex_clocklock(&memory->mutex, CLOCK_MONOTONIC, &end));
}

// --- a condition

static void make_condition_on(clockid_t clock) {
    pthread_condattr_t kind;
    make_mutex(PTHREAD_PRIO_NONE, PTHREAD_MUTEX_STALLED);
    CHECK(pthread_condattr_init(&kind) == 0 &&
              pthread_condattr_setpshared(&kind, PTHREAD_PROCESS_SHARED) == 0 &&
              pthread_condattr_setclock(&kind, clock) == 0 &&
              pthread_cond_init(&memory->condition, &kind) == 0,
          "condition");
}

static void make_condition(void) { make_condition_on(CLOCK_REALTIME); }
static void make_condition_monotonic(void) { make_condition_on(CLOCK_MONOTONIC); }

static void set_flag(void) {
    take_mutex();
    memory->flag = true;
    pthread_cond_signal(&memory->condition);
    give_mutex();
}

static long wait_for_flag(clockid_t clock) {
    int error = 0;
    struct timespec end = moment(clock, limit < 0 ? 0 : limit);
    take_mutex();
    while (!memory->flag && !error)
        error = limit < 0 ? pthread_cond_wait(&memory->condition, &memory->mutex)
                          : pthread_cond_timedwait(&memory->condition, &memory->mutex, &end);
    give_mutex();
    return given(error);
}

static long wait_realtime(void) { return wait_for_flag(CLOCK_REALTIME); }
static long wait_monotonic(void) { return wait_for_flag(CLOCK_MONOTONIC); }

static long wait_by_clock(void) {
    int error = 0;
    struct timespec end = moment(CLOCK_MONOTONIC, limit < 0 ? 0 : limit);
    take_mutex();
    while (!memory->flag && !error)
        error = limit < 0 ? pthread_cond_wait(&memory->condition, &memory->mutex)
                          : pthread_cond_clockwait(&memory->condition, &memory->mutex,
                                                   CLOCK_MONOTONIC, &end);
    give_mutex();
    return given(error);
}

// --- a barrier for two

static void make_barrier(void) {
    pthread_barrierattr_t kind;
    memory = shared(sizeof *memory);
    CHECK(pthread_barrierattr_init(&kind) == 0 &&
              pthread_barrierattr_setpshared(&kind, PTHREAD_PROCESS_SHARED) == 0 &&
              pthread_barrier_init(&memory->barrier, &kind, 2) == 0,
          "barrier");
}

static long wait_at_barrier(void) {
    int result = pthread_barrier_wait(&memory->barrier);
    return given(result == PTHREAD_BARRIER_SERIAL_THREAD ? 0 : result);
}

static void arrive(void) { CHECK(wait_at_barrier() == 0, "barrier"); }

static void arrive_before(void) {
    pid_t pid = later(0, arrive);
    rest(1);
    until_asleep(pid);
}

// --- a lock for readers or a writer

static void make_lock(void) {
    pthread_rwlockattr_t kind;
    memory = shared(sizeof *memory);
    CHECK(pthread_rwlockattr_init(&kind) == 0 &&
              pthread_rwlockattr_setpshared(&kind, PTHREAD_PROCESS_SHARED) == 0 &&
              pthread_rwlock_init(&memory->lock, &kind) == 0,
          "rwlock");
}

static void take_as_writer(void) { CHECK(pthread_rwlock_wrlock(&memory->lock) == 0, "lock"); }
static void take_as_reader(void) { CHECK(pthread_rwlock_rdlock(&memory->lock) == 0, "lock"); }
static void give_lock(void) { CHECK(pthread_rwlock_unlock(&memory->lock) == 0, "unlock"); }

static void make_written(void) {
    make_lock();
    hold(take_as_writer, give_lock);
}

static void make_read(void) {
    make_lock();
    hold(take_as_reader, give_lock);
}

static long read_lock(void) {
    struct timespec end = moment(CLOCK_REALTIME, limit < 0 ? 0 : limit);
    return given(limit < 0 ? pthread_rwlock_rdlock(&memory->lock)
                           : pthread_rwlock_timedrdlock(&memory->lock, &end));
}

static long write_lock(void) {
    struct timespec end = moment(CLOCK_MONOTONIC, limit < 0 ? 0 : limit);
    return given(limit < 0 ? pthread_rwlock_wrlock(&memory->lock)
                           : pthread_rwlock_clockwrlock(&memory->lock, CLOCK_MONOTONIC, &end));
}

// --- the end of a thread, which is awaited by a futex, too

static pthread_t thread;

static void *read_release(void *unused) {
    char byte;
    CHECK(read(release[0], &byte, 1) == 1, "read");
    return unused;
}

static void make_thread(void) {
    sigset_t before = block(SIGUSR1);
    CHECK(pipe(release) == 0 && pthread_create(&thread, NULL, read_release, NULL) == 0, "thread");
    sigprocmask(SIG_SETMASK, &before, NULL);
}

static long join(void) {
    struct timespec end = moment(CLOCK_REALTIME, limit < 0 ? 0 : limit);
    return given(limit < 0 ? pthread_join(thread, NULL) : pthread_timedjoin_np(thread, NULL, &end));
}

// None of them ever tells of a signal.
#define CALL(name, prepare, call, wake, ready, result)                                             \
    { name, prepare, call, wake, ready, NULL, result, -ETIMEDOUT, GOES_ON, false, STOP_HIDDEN }

static const struct blocking calls[] = {
    CALL("mutex", make_held, lock, let_go, let_go_before, 0),
    CALL("mutex_clock", make_held, lock_by_clock, let_go, let_go_before, 0),
    CALL("mutex_pi", make_held_pi, lock, let_go, let_go_before, 0),
    CALL("robust", make_held_robust, lock, let_go, let_go_before, -EOWNERDEAD),
    CALL("robust_pi", make_held_robust_pi, lock, let_go, let_go_before, -EOWNERDEAD),
    CALL("condition", make_condition, wait_realtime, set_flag, NULL, 0),
    CALL("condition_monotonic", make_condition_monotonic, wait_monotonic, set_flag, NULL, 0),
    CALL("condition_clock", make_condition, wait_by_clock, set_flag, NULL, 0),
    CALL("barrier", make_barrier, wait_at_barrier, arrive, arrive_before, 0),
    CALL("read_lock", make_written, read_lock, let_go, let_go_before, 0),
    CALL("write_lock", make_read, write_lock, let_go, let_go_before, 0),
    CALL("join", make_thread, join, let_go, NULL, 0),
};

// --- several

// Nobody leaves the barrier before the last has come; and again.
static void barrier_of_five(void) {
    pthread_barrierattr_t kind;
    double start = now();
    memory = shared(sizeof *memory);
    CHECK(pthread_barrierattr_init(&kind) == 0 &&
              pthread_barrierattr_setpshared(&kind, PTHREAD_PROCESS_SHARED) == 0 &&
              pthread_barrier_init(&memory->barrier, &kind, 5) == 0,
          "barrier");
    for (int i = 0; i < 5; i++)
        if (begin_child() == 0) {
            for (int round = 1; round <= 3; round++) {
                rest(i + 1);
                CHECK(wait_at_barrier() == 0, "barrier");
                CHECK_TOOK(start, 5 * round);
            }
            _exit(0);
        }
    reap_all();
}

static void broadcast(void) {
    double start = now();
    make_condition();
    for (int i = 0; i < 4; i++)
        if (begin_child() == 0) {
            CHECK(wait_realtime() == 0, "wait");
            CHECK_TOOK(start, 10);
            _exit(0);
        }
    rest(10);
    take_mutex();
    memory->flag = true;
    pthread_cond_broadcast(&memory->condition);
    give_mutex();
    reap_all();
}

// The owner ends while somebody waits; the next one repairs it, and it is as before.
static void repaired(void) {
    double start = now();
    make_mutex(PTHREAD_PRIO_NONE, PTHREAD_MUTEX_ROBUST);
    make_gate();
    if (begin_child() == 0) {
        take_mutex();
        open_gate();
        rest(10);
        until_asleep(tested);
        _exit(0);
    }
    pass_gate();
    CHECK(pthread_mutex_lock(&memory->mutex) == EOWNERDEAD, "the owner is dead");
    CHECK_TOOK(start, 10);
    CHECK(pthread_mutex_consistent(&memory->mutex) == 0, "consistent");
    give_mutex();
    take_mutex();
}

// SIGKILL does not give it back either.
static void killed(void) {
    double start = now();
    make_mutex(PTHREAD_PRIO_NONE, PTHREAD_MUTEX_ROBUST);
    hold(take_mutex, nothing);
    if (begin_child() == 0) {
        rest(10);
        until_asleep(tested);
        kill(holder, SIGKILL);
        _exit(0);
    }
    CHECK(pthread_mutex_lock(&memory->mutex) == EOWNERDEAD, "the owner is dead");
    CHECK_TOOK(start, 10);
    CHECK(waitpid(holder, NULL, 0) == holder, "waitpid");
}

// It is another process's business to come to an end: there is nobody who could unlock.
static void never_given(void) {
    make_mutex(PTHREAD_PRIO_NONE, PTHREAD_MUTEX_STALLED);
    reap(later(0, take_mutex));
    take_mutex();
}

static void counter(void) {
    make_mutex(PTHREAD_PRIO_NONE, PTHREAD_MUTEX_STALLED);
    int *sum = shared(sizeof *sum);
    for (int i = 0; i < 4; i++)
        if (begin_child() == 0) {
            for (int j = 0; j < 1000; j++) {
                take_mutex();
                ++*sum;
                give_mutex();
            }
            _exit(0);
        }
    reap_all();
    CHECK(*sum == 4000, "the sum is %d", *sum);
}

// --- between threads

static void *set_flag_later(void *unused) {
    rest(10);
    set_flag();
    return unused;
}

static void in_threads(void) {
    static struct {
        pthread_mutex_t mutex;
        pthread_cond_t condition;
    } private = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER};
    pthread_t other;
    double start = now();
    memory = malloc(sizeof *memory);
    memory->mutex = private.mutex;
    memory->condition = private.condition;
    memory->flag = false;
    CHECK(pthread_create(&other, NULL, set_flag_later, NULL) == 0, "thread");
    limit = 5;
    CHECK(wait_realtime() == -1 && errno == ETIMEDOUT, "wait");
    CHECK_TOOK(start, 5);
    limit = scaled ? 1000 : 100;
    CHECK(wait_realtime() == 0, "wait");
    CHECK_TOOK(start, 10);
    CHECK(pthread_join(other, NULL) == 0, "join");
}

static void *lock_later(void *unused) {
    rest(1);
    take_mutex();
    rest(10);
    give_mutex();
    return unused;
}

static void lock_in_threads(void) {
    pthread_t others[3];
    double start = now();
    memory = malloc(sizeof *memory);
    CHECK(pthread_mutex_init(&memory->mutex, NULL) == 0, "mutex");
    for (int i = 0; i < 3; i++)
        CHECK(pthread_create(&others[i], NULL, lock_later, NULL) == 0, "thread");
    for (int i = 0; i < 3; i++)
        CHECK(pthread_join(others[i], NULL) == 0, "join");
    CHECK_TOOK(start, 31);
}

static const struct test tests[] = {
    {"in_threads", in_threads},
    {"lock_in_threads", lock_in_threads},
    {"barrier_of_five", barrier_of_five},
    {"broadcast", broadcast},
    {"repaired", repaired},
    {"killed", killed},
    {"never_given", never_given},
    {"counter", counter},
};

int main(int count, char **arguments) {
    begin(count, arguments);
    run_blocking(calls, COUNT(calls));
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
