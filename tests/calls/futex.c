// SPDX-License-Identifier: MIT
// The futex call itself.
#include "blocking.h"

#include <linux/futex.h>

static uint32_t *word;
static int release[2]; // a byte lets the holder unlock
static pid_t holder;

static long futex(int operation, uint32_t value, const struct timespec *time) {
    return syscall(SYS_futex, word, operation, value, time, NULL, FUTEX_BITSET_MATCH_ANY);
}

static void make_word(void) { word = shared(sizeof *word); }

static void wake(void) {
    *word = 1;
    futex(FUTEX_WAKE, 1, NULL);
}

static long waited(long result) {
    return result == -1 && errno == EAGAIN && *word == 1 ? 0 : result;
}

// To the moment on this clock; NULL where there is no limit.
static struct timespec *end_on(clockid_t clock) {
    static struct timespec end;
    if (limit >= 0)
        end = moment(clock, limit);
    return limit < 0 ? NULL : &end;
}

static long wait_relative(void) {
    struct timespec wanted = span(limit < 0 ? 0 : limit);
    return waited(futex(FUTEX_WAIT, 0, limit < 0 ? NULL : &wanted));
}
static long wait_private(void) {
    struct timespec wanted = span(limit < 0 ? 0 : limit);
    return waited(futex(FUTEX_WAIT_PRIVATE, 0, limit < 0 ? NULL : &wanted));
}
static long bitset_private(void) {
    return waited(futex(FUTEX_WAIT_BITSET_PRIVATE, 0, end_on(CLOCK_MONOTONIC)));
}
static long wait_monotonic(void) {
    return waited(futex(FUTEX_WAIT_BITSET, 0, end_on(CLOCK_MONOTONIC)));
}
static long wait_realtime(void) {
    return waited(futex(FUTEX_WAIT_BITSET | FUTEX_CLOCK_REALTIME, 0, end_on(CLOCK_REALTIME)));
}

// --- with another process that holds it

static void make_held(void) {
    char byte;
    make_word();
    make_gate();
    CHECK(pipe(release) == 0, "pipe");
    holder = begin_child();
    if (holder == 0) {
        CHECK(futex(FUTEX_LOCK_PI, 0, NULL) == 0, "lock");
        open_gate();
        CHECK(read(release[0], &byte, 1) == 1, "read");
        CHECK(futex(FUTEX_UNLOCK_PI, 0, NULL) == 0, "unlock");
        _exit(0);
    }
    pass_gate();
}

static void let_go(void) { CHECK(write(release[1], "x", 1) == 1, "write"); }

static void let_go_before(void) {
    let_go();
    reap(holder);
}

static long lock_pi(void) { return futex(FUTEX_LOCK_PI, 0, end_on(CLOCK_REALTIME)); }
#ifdef FUTEX_LOCK_PI2
static long lock_pi2(void) { return futex(FUTEX_LOCK_PI2, 0, end_on(CLOCK_MONOTONIC)); }
#endif

#define WAIT(name, call, limited_ends)                                                             \
    { name, make_word, call, wake, NULL, NULL, 0, -ETIMEDOUT, RESTARTS, limited_ends, STOP_HIDDEN }
#define LOCK(name, call)                                                                           \
    {                                                                                              \
        name, make_held, call, let_go, let_go_before, NULL, 0, -ETIMEDOUT, GOES_ON, false,         \
            STOP_HIDDEN                                                                            \
    }

static const struct blocking calls[] = {
    WAIT("wait", wait_relative, true),
    // No other process can wake these.
    {"wait_private", make_word, wait_private, NULL, NULL, NULL, 0, -ETIMEDOUT, ENDS, true, 0},
    {"bitset_private", make_word, bitset_private, NULL, NULL, NULL, 0, -ETIMEDOUT, ENDS, true, 0},
    WAIT("bitset_monotonic", wait_monotonic, true),
    WAIT("bitset_realtime", wait_realtime, true),
    LOCK("lock_pi", lock_pi),
#ifdef FUTEX_LOCK_PI2
    LOCK("lock_pi2", lock_pi2),
#endif
};

// --- the rest

static void wrong(void) {
    struct timespec bad = {0, 1000000000};
    make_word();
    *word = 5;
    CHECK(futex(FUTEX_WAIT, 4, NULL) == -1 && errno == EAGAIN, "another value");
    CHECK(futex(FUTEX_WAIT, 5, &bad) == -1 && errno == EINVAL, "a bad time");
    CHECK(syscall(SYS_futex, word, FUTEX_WAIT, 5, 8L, NULL, 0) == -1 && errno == EFAULT,
          "a bad address");
    CHECK(futex(FUTEX_WAKE, 1, NULL) == 0, "nobody waits");
}

// Three wait; two are woken, and one is moved to another word and woken there.
static void requeue(void) {
    uint32_t *words = shared(4096);
    word = words;
    for (int i = 0; i < 3; i++)
        if (begin_child() == 0) {
            CHECK(futex(FUTEX_WAIT, 0, NULL) == 0, "wait");
            __atomic_fetch_add(&words[2], 1, __ATOMIC_SEQ_CST);
            _exit(0);
        }
    rest(20);
    long moved = syscall(SYS_futex, word, FUTEX_CMP_REQUEUE, 2, 1, word + 1, 0);
    CHECK(moved == 3, "%ld were woken or moved", moved);
    rest(20);
    CHECK(words[2] == 2, "%u went on", words[2]);
    word = words + 1;
    CHECK(futex(FUTEX_WAKE, 9, NULL) == 1, "nobody was moved");
    reap_all();
    CHECK(words[2] == 3, "%u went on", words[2]);
}

// The holder dies with the lock.
static void owner_dies(void) {
    double start = now();
    make_word();
    make_gate();
    pid_t owner = begin_child();
    if (owner == 0) {
        CHECK(futex(FUTEX_LOCK_PI, 0, NULL) == 0, "lock");
        open_gate();
        rest(10);
        until_asleep(tested);
        _exit(0);
    }
    pass_gate();
    CHECK(futex(FUTEX_LOCK_PI, 0, NULL) == 0, "lock");
    CHECK_TOOK(start, 10);
}

static const struct test tests[] = {
    {"wrong", wrong},
    {"requeue", requeue},
    {"owner_dies", owner_dies},
};

int main(int count, char **arguments) {
    begin(count, arguments);
    run_blocking(calls, COUNT(calls));
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
