// SPDX-License-Identifier: MIT
// Sleeps: nanosleep (the library makes clock_nanosleep of it), clock_nanosleep, usleep, sleep.
#include "blocking.h"

#include <pthread.h>

static struct timespec rest_of_it; // of an interrupted sleep
static bool returned;              // a sleep says what is left only where it is interrupted

static double left(void) { return returned ? 0 : seconds(rest_of_it); }

static long slept(long result) {
    returned = result == 0;
    if (result > 0) { // clock_nanosleep returns the error
        errno = (int)result;
        return -1;
    }
    return result;
}

static long relative(clockid_t clock) {
    struct timespec wanted = span(limit);
    return slept(clock_nanosleep(clock, 0, &wanted, &rest_of_it));
}

static long absolute(clockid_t clock) {
    struct timespec end = moment(clock, limit), untouched = {77, 77};
    long result = slept(clock_nanosleep(clock, TIMER_ABSTIME, &end, &untouched));
    CHECK(untouched.tv_sec == 77 && untouched.tv_nsec == 77, "the rest was written");
    return result;
}

static long with_nanosleep(void) {
    struct timespec wanted = span(limit);
    return slept(syscall(SYS_nanosleep, &wanted, &rest_of_it));
}
static long with_library_nanosleep(void) {
    struct timespec wanted = span(limit);
    return slept(nanosleep(&wanted, &rest_of_it));
}
static long with_same_memory(void) {
    rest_of_it = span(limit);
    return slept(syscall(SYS_nanosleep, &rest_of_it, &rest_of_it));
}
static long relative_monotonic(void) { return relative(CLOCK_MONOTONIC); }
static long relative_realtime(void) { return relative(CLOCK_REALTIME); }
static long relative_boottime(void) { return relative(CLOCK_BOOTTIME); }
static long absolute_monotonic(void) { return absolute(CLOCK_MONOTONIC); }
static long absolute_realtime(void) { return absolute(CLOCK_REALTIME); }
static long absolute_boottime(void) { return absolute(CLOCK_BOOTTIME); }
static long with_usleep(void) { return usleep((useconds_t)(limit * second * 1e6)); }

#define SLEEP(by, call, left)                                                                      \
    { by, NULL, call, NULL, NULL, left, 0, 0, ENDS, true, STOP_HIDDEN }

static const struct blocking calls[] = {
    SLEEP("nanosleep", with_nanosleep, left),
    SLEEP("library_nanosleep", with_library_nanosleep, left),
    SLEEP("same_memory", with_same_memory, left),
    SLEEP("relative_monotonic", relative_monotonic, left),
    SLEEP("relative_realtime", relative_realtime, left),
    SLEEP("relative_boottime", relative_boottime, left),
    SLEEP("absolute_monotonic", absolute_monotonic, NULL),
    SLEEP("absolute_realtime", absolute_realtime, NULL),
    SLEEP("absolute_boottime", absolute_boottime, NULL),
    SLEEP("usleep", with_usleep, NULL),
};

// --- sleep(3) knows whole seconds

static void sleep_whole(void) {
    double start = now();
    unsigned wanted = scaled ? 1 : 30;
    CHECK(sleep(wanted) == 0, "sleep");
    CHECK_TOOK(start, wanted / (scaled ? second : 1));
}

static void sleep_interrupted(void) {
    double start = now();
    handle(SIGUSR1, handler, SA_RESTART);
    later(10, send_usr1);
    unsigned rest_of_it = sleep(30);
    CHECK_TOOK(start, 10);
    CHECK(handled == 1 && rest_of_it >= 19 && rest_of_it <= (scaled ? 30 : 20), "%u s are left",
          rest_of_it);
}

static void sleep_zero(void) {
    double start = now();
    CHECK(sleep(0) == 0 && usleep(0) == 0, "a sleep of no time");
    CHECK_TOOK(start, 0);
}

// --- what is wrong with the arguments

static void past(void) {
    double start = now();
    struct timespec long_ago = {1, 0};
    CHECK(clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &long_ago, NULL) == 0, "monotonic");
    CHECK(clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &long_ago, NULL) == 0, "realtime");
    CHECK_TOOK(start, 0);
}

static void wrong(void) {
    static const struct timespec bad[] = {{1, 1000000000}, {1, -1}, {-1, 0}};
    for (size_t i = 0; i < COUNT(bad); i++) {
        CHECK(nanosleep(&bad[i], NULL) == -1 && errno == EINVAL, "%zu", i);
        CHECK(clock_nanosleep(CLOCK_MONOTONIC, 0, &bad[i], NULL) == EINVAL, "%zu", i);
        CHECK(clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &bad[i], NULL) == EINVAL, "%zu", i);
    }
    CHECK(clock_nanosleep(99, 0, &bad[0], NULL) == EINVAL, "no such clock");
    CHECK(syscall(SYS_nanosleep, 8L, NULL) == -1 && errno == EFAULT, "a bad address");
    CHECK(syscall(SYS_clock_nanosleep, CLOCK_MONOTONIC, 0, 8L, NULL) == -1 && errno == EFAULT,
          "a bad address");
}

// The rest can't be written: that is another error than the interruption.
static void no_place_for_rest(void) {
    struct timespec wanted = span(30);
    handle(SIGUSR1, handler, 0);
    later(10, send_usr1);
    CHECK(syscall(SYS_nanosleep, &wanted, 8L) == -1 && errno == EFAULT, "a bad address");
}

// Again and again until the whole time is over.
static void continued(void) {
    double start = now();
    struct timespec wanted = span(30);
    handle(SIGUSR1, handler, 0);
    later(10, send_usr1);
    later(20, send_usr1);
    while (nanosleep(&wanted, &wanted) == -1)
        CHECK(errno == EINTR, "nanosleep");
    CHECK_TOOK(start, 30);
    CHECK(handled == 2, "%d signals", (int)handled);
}

static void longest(void) {
    struct timespec wanted = {(time_t)1 << 62, 999999999};
    nanosleep(&wanted, NULL);
    CHECK(false, "it came back");
}

static void longest_absolute(void) {
    struct timespec end = {INT64_MAX, 0};
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &end, NULL);
    CHECK(false, "it came back");
}

// --- several sleep at the same time

static void *nap(void *wanted) {
    rest(*(double *)wanted);
    return NULL;
}

static void processes(void) {
    double start = now();
    for (int i = 0; i < 4; i++)
        later(1, nothing);
    reap_all();
    CHECK_TOOK(start, 1);
}

static void threads(void) {
    double start = now(), wanted[] = {10, 10, 10, 20};
    pthread_t threads[COUNT(wanted)];
    for (size_t i = 0; i < COUNT(wanted); i++)
        CHECK(pthread_create(&threads[i], NULL, nap, &wanted[i]) == 0, "thread %zu", i);
    for (size_t i = 0; i < COUNT(wanted); i++) {
        CHECK(pthread_join(threads[i], NULL) == 0, "thread %zu", i);
        CHECK_TOOK(start, wanted[i]);
    }
}

// Who sleeps longer comes later.
static void order(void) {
    int *next = shared(sizeof *next);
    for (int i = 5; i-- > 0;)
        if (begin_child() == 0) {
            rest(10 * (i + 1));
            int place = __atomic_fetch_add(next, 1, __ATOMIC_SEQ_CST);
            CHECK(place == i, "number %d came as number %d", i, place);
            _exit(0);
        }
    reap_all();
}

// --- the end of a child meets a sleep

static void child_handled(void) {
    struct timespec wanted = span(30), rest_of_it;
    double start = now();
    handle(SIGCHLD, handler, SA_RESTART);
    later(10, nothing);
    CHECK(nanosleep(&wanted, &rest_of_it) == -1 && errno == EINTR && handled == 1, "nanosleep");
    CHECK_TOOK(start, 10);
    CHECK(remains(seconds(rest_of_it), 20), "%g s are left", seconds(rest_of_it));
}

static void child_unhandled(void) {
    struct timespec wanted = span(30);
    double start = now();
    later(10, nothing);
    CHECK(nanosleep(&wanted, NULL) == 0, "nanosleep");
    CHECK_TOOK(start, 30);
}

static const struct test tests[] = {
    {"sleep", sleep_whole},
    {"sleep_interrupted", sleep_interrupted},
    {"sleep_zero", sleep_zero},
    {"past", past},
    {"wrong", wrong},
    {"no_place_for_rest", no_place_for_rest},
    {"continued", continued},
    {"longest", longest},
    {"longest_absolute", longest_absolute},
    {"processes", processes},
    {"threads", threads},
    {"order", order},
    {"child_handled", child_handled},
    {"child_unhandled", child_unhandled},
};

int main(int count, char **arguments) {
    begin(count, arguments);
    run_blocking(calls, COUNT(calls));
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
