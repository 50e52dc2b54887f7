// SPDX-License-Identifier: MIT
// Who wakes whom, at semaphores, locks and barriers.
#include "call.h"

#include <linux/futex.h>
#include <pthread.h>
#include <semaphore.h>
#include <sys/sem.h>

static uint32_t *word;
static sem_t *semaphore;

static void begin_words(void) { word = shared(2 * sizeof *word); }

static void begin_semaphore(void) {
    semaphore = shared(sizeof *semaphore);
    CHECK(sem_init(semaphore, 1, 0) == 0, "sem_init");
}

static long futex(uint32_t *at, int operation, uint32_t value) {
    return syscall(SYS_futex, at, operation, value, NULL, NULL, 0);
}

// --- barriers

static void meet(unsigned count) {
    pthread_barrier_t *barrier = shared(sizeof *barrier);
    pthread_barrierattr_t attributes;
    pthread_barrierattr_init(&attributes);
    pthread_barrierattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    CHECK(pthread_barrier_init(barrier, &attributes, count) == 0, "pthread_barrier_init");
    for (unsigned i = 1; i <= count; i++)
        if (begin_child() == 0) {
            rest(10 * i);
            int result = pthread_barrier_wait(barrier);
            CHECK(result == 0 || result == PTHREAD_BARRIER_SERIAL_THREAD, "pthread_barrier_wait");
            _exit(0);
        }
}

static void barrier_of_two(void) { meet(2); }
static void barrier_of_four(void) { meet(4); }

static pid_t begin_waiter(uint32_t *at, int operation) {
    pid_t pid = begin_child();
    if (pid)
        return pid;
    CHECK(futex(at, operation, 0) == 0, "wait");
    _exit(0);
}

// The first two of three.
static void two_of_three(void) {
    begin_words();
    for (int i = 0; i < 3; i++)
        begin_waiter(word, FUTEX_WAIT);
    rest(10);
    CHECK(futex(word, FUTEX_WAKE, 2) == 2, "wake");
    sched_yield(); // they go on before it
    rest(10);
    CHECK(futex(word, FUTEX_WAKE, 1) == 1, "wake");
}

// --- one after the other

static void post(void) {
    begin_semaphore();
    for (int i = 0; i < 2; i++)
        if (begin_child() == 0) {
            CHECK(sem_wait(semaphore) == 0, "sem_wait");
            _exit(0);
        }
    for (int i = 0; i < 2; i++) {
        rest(10);
        CHECK(sem_post(semaphore) == 0, "sem_post");
    }
}

static void unlock(void) {
    begin_words();
    CHECK(futex(word, FUTEX_LOCK_PI, 0) == 0, "lock");
    if (begin_child() == 0) {
        CHECK(futex(word, FUTEX_LOCK_PI, 0) == 0 && futex(word, FUTEX_UNLOCK_PI, 0) == 0, "lock");
        _exit(0);
    }
    rest(10);
    CHECK(futex(word, FUTEX_UNLOCK_PI, 0) == 0, "unlock");
}

// --- sets of semaphores

static int set;

static void change(short by) {
    struct sembuf operation = {0, by, 0};
    CHECK(semop(set, &operation, 1) == 0, "semop");
}

static void begin_set(short first, short then) {
    set = semget(IPC_PRIVATE, 1, 0600);
    CHECK(set >= 0, "semget");
    if (first)
        change(first);
    for (int i = 0; i < 2; i++)
        if (begin_child() == 0) {
            change(then);
            _exit(0);
        }
    rest(10);
}

static void end_set(void) {
    reap_all();
    CHECK(semctl(set, 0, IPC_RMID) == 0, "semctl");
}

static void to_zero(void) {
    begin_set(1, 0);
    change(-1);
    end_set();
}

static void by_one(void) {
    begin_set(0, -1);
    change(1);
    rest(10);
    change(1);
    end_set();
}

// Child 1 waits for what main adds, and adds what child 2 waits for: main's call lets both go on.
static void in_a_row(void) {
    set = semget(IPC_PRIVATE, 2, 0600);
    CHECK(set >= 0, "semget");
    for (unsigned short i = 0; i < 2; i++)
        if (begin_child() == 0) {
            struct sembuf operations[] = {{i, -1, 0}, {1, 1, 0}};
            CHECK(semop(set, operations, i == 0 ? 2 : 1) == 0, "semop");
            _exit(0);
        }
    rest(10);
    change(1);
    end_set();
}

// --- nobody is woken

static void *wait_here(void *operation) {
    CHECK(futex(word, *(const int *)operation, 0) == 0, "wait");
    return NULL;
}

static void own_thread(void) {
    static const int operations[] = {FUTEX_WAIT, FUTEX_WAIT_PRIVATE};
    pthread_t threads[2];
    begin_words();
    for (int i = 0; i < 2; i++)
        CHECK(pthread_create(&threads[i], NULL, wait_here, (void *)&operations[i]) == 0, "thread");
    rest(10);
    CHECK(futex(word, FUTEX_WAKE, 9) == 1, "wake");
    CHECK(futex(word, FUTEX_WAKE_PRIVATE, 9) == 1, "wake");
    for (int i = 0; i < 2; i++)
        CHECK(pthread_join(threads[i], NULL) == 0, "thread");
}

static void another_word(void) {
    begin_words();
    pid_t waiter = begin_waiter(word + 1, FUTEX_WAIT);
    rest(10);
    CHECK(futex(word, FUTEX_WAKE, 9) == 0, "wake");
    CHECK(kill(waiter, SIGKILL) == 0 && waitpid(waiter, NULL, 0) == waiter, "kill");
}

// A signal has ended its wait when the call comes.
static void interrupted(void) {
    begin_words();
    handle(SIGUSR1, handler, 0);
    pid_t waiter = begin_child();
    if (waiter == 0) {
        futex(word, FUTEX_WAIT, 0);
        _exit(0);
    }
    rest(10);
    CHECK(kill(waiter, SIGUSR1) == 0, "kill");
    futex(word, FUTEX_WAKE, 9);
}

// So has its limit of time.
static void too_late(void) {
    begin_semaphore();
    struct timespec end = moment(CLOCK_REALTIME, 10);
    if (begin_child() == 0) {
        CHECK(sem_timedwait(semaphore, &end) == -1 && errno == ETIMEDOUT, "sem_timedwait");
        _exit(0);
    }
    rest(20);
    CHECK(sem_post(semaphore) == 0, "sem_post");
}

// Both give up at the same moment.
static void both_late(void) {
    set = semget(IPC_PRIVATE, 1, 0600);
    CHECK(set >= 0, "semget");
    for (int i = 0; i < 2; i++)
        if (begin_child() == 0) {
            struct sembuf operation = {0, -1, 0};
            struct timespec limit = span(10);
            CHECK(semtimedop(set, &operation, 1, &limit) == -1 && errno == EAGAIN, "semtimedop");
            _exit(0);
        }
    end_set();
}

static const struct test tests[] = {
    {"barrier_of_two", barrier_of_two},
    {"barrier_of_four", barrier_of_four},
    {"two_of_three", two_of_three},
    {"post", post},
    {"unlock", unlock},
    {"to_zero", to_zero},
    {"by_one", by_one},
    {"in_a_row", in_a_row},
    {"own_thread", own_thread},
    {"another_word", another_word},
    {"interrupted", interrupted},
    {"too_late", too_late},
    {"both_late", both_late},
};

int main(int count, char **arguments) {
    begin(count, arguments);
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
