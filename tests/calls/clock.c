// SPDX-License-Identifier: MIT
// What time it is: all clocks, and that they agree with each other and with sleeps.
#include "call.h"

#include <sys/resource.h>
#include <sys/time.h>
#include <sys/times.h>

static const clockid_t walls[] = {
    CLOCK_REALTIME,         CLOCK_MONOTONIC, CLOCK_MONOTONIC_RAW, CLOCK_REALTIME_COARSE,
    CLOCK_MONOTONIC_COARSE, CLOCK_BOOTTIME,  CLOCK_TAI,
};
static const clockid_t processors[] = {CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID};

static void never_back(void) {
    double last[COUNT(walls)] = {0};
    for (int i = 0; i < 500; i++)
        for (size_t j = 0; j < COUNT(walls); j++) {
            double time = clock_seconds(walls[j]);
            CHECK(time >= last[j], "clock %d went back by %g s", walls[j], last[j] - time);
            last[j] = time;
        }
}

// Nor does it from one process to another.
static void never_back_between(void) {
    double *last = shared(sizeof *last);
    int turn[2][2];
    char byte = 0;
    CHECK(pipe(turn[0]) == 0 && pipe(turn[1]) == 0, "pipe");
    pid_t child = begin_child();
    int me = child == 0;
    for (int i = 0; i < 100; i++) {
        CHECK((!me && i == 0) || read(turn[me][0], &byte, 1) == 1, "read");
        double time = now();
        CHECK(time >= *last, "it went back by %g s", *last - time);
        *last = time;
        CHECK(write(turn[!me][1], &byte, 1) == 1, "write");
    }
    if (me)
        _exit(0);
}

static void all_move(void) {
    double before[COUNT(walls)];
    for (size_t i = 0; i < COUNT(walls); i++)
        before[i] = clock_seconds(walls[i]);
    rest(30);
    for (size_t i = 0; i < COUNT(walls); i++)
        CHECK(took(clock_seconds(walls[i]) - before[i], 30), "clock %d moved by %g s", walls[i],
              clock_seconds(walls[i]) - before[i]);
}

static double difference(void) {
    double monotonic = now(), realtime = clock_seconds(CLOCK_REALTIME);
    return realtime - monotonic;
}

static void in_step(void) {
    double before = difference();
    rest(30);
    double moved = (difference() - before) * second;
    CHECK(moved > -0.005 && moved < 0.005, "realtime moved by %g s against monotonic", moved);
}

// The processor did next to nothing while the program slept.
static void idle_processor(void) {
    struct rusage usage;
    struct tms ticks;
    rest(30);
    for (size_t i = 0; i < COUNT(processors); i++)
        CHECK(clock_seconds(processors[i]) * second < 0.5, "clock %d says %g s", processors[i],
              clock_seconds(processors[i]));
    CHECK(clock() >= 0 && clock() < CLOCKS_PER_SEC / 2, "clock() says %ld", (long)clock());
    CHECK(getrusage(RUSAGE_SELF, &usage) == 0 && usage.ru_utime.tv_sec + usage.ru_stime.tv_sec == 0,
          "getrusage says %ld s", (long)usage.ru_utime.tv_sec);
    CHECK(times(&ticks) != -1 && ticks.tms_utime < sysconf(_SC_CLK_TCK) / 2, "times says %ld",
          (long)ticks.tms_utime);
}

static void processor_never_back(void) {
    double last[COUNT(processors)] = {0};
    for (int i = 0; i < 500; i++)
        for (size_t j = 0; j < COUNT(processors); j++) {
            double time = clock_seconds(processors[j]);
            CHECK(time >= last[j], "clock %d went back", processors[j]);
            last[j] = time;
        }
}

// time, gettimeofday and clock_gettime tell the same.
static void same_date(void) {
    struct timeval day;
    struct timespec real;
    time_t seconds_only, returned = time(&seconds_only);
    CHECK(gettimeofday(&day, NULL) == 0 && clock_gettime(CLOCK_REALTIME, &real) == 0, "clocks");
    CHECK(returned == seconds_only, "time");
    CHECK(day.tv_sec - returned >= 0 && day.tv_sec - returned <= 1, "time and gettimeofday");
    double apart = (double)(real.tv_sec - day.tv_sec) +
                   ((double)real.tv_nsec / 1e3 - (double)day.tv_usec) / 1e6;
    CHECK(apart > -0.000002 && apart < 0.005, "%g s apart", apart);
    struct tm parts;
    CHECK(localtime_r(&returned, &parts) && parts.tm_year >= 120, "the year %d",
          parts.tm_year + 1900);
}

static void time_moves(void) {
    struct timeval before, after;
    time_t began = time(NULL);
    gettimeofday(&before, NULL);
    rest(30);
    gettimeofday(&after, NULL);
    double moved =
        (double)(after.tv_sec - before.tv_sec) + (double)(after.tv_usec - before.tv_usec) / 1e6;
    CHECK(took(moved / second, 30), "gettimeofday moved by %g s", moved);
    CHECK(scaled || time(NULL) - began == 30, "time moved by %ld s", (long)(time(NULL) - began));
}

static void times_moves(void) {
    struct tms ticks;
    clock_t before = times(&ticks);
    rest(30);
    double moved = (double)(times(&ticks) - before) / (double)sysconf(_SC_CLK_TCK);
    CHECK(scaled || (moved > 29.98 && moved < 30.02), "times moved by %g s", moved);
}

// A sleep until a moment ends at that moment, on any clock.
static void moments(void) {
    static const clockid_t clocks[] = {CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_BOOTTIME};
    for (size_t i = 0; i < COUNT(clocks); i++) {
        struct timespec end = moment(clocks[i], 10);
        CHECK(clock_nanosleep(clocks[i], TIMER_ABSTIME, &end, NULL) == 0, "clock %zu", i);
        double late = clock_seconds(clocks[i]) - seconds(end);
        CHECK(late >= 0 && (scaled || late < 0.005), "clock %zu: %g s late", i, late);
    }
}

static void resolution(void) {
    struct timespec step;
    for (size_t i = 0; i < COUNT(walls); i++)
        CHECK(clock_getres(walls[i], &step) == 0 && step.tv_sec == 0 && step.tv_nsec > 0,
              "clock %d", walls[i]);
}

static void wrong(void) {
    struct rusage usage;
    struct timespec time;
    CHECK(clock_gettime(99, &time) == -1 && errno == EINVAL, "no such clock");
    CHECK(syscall(SYS_clock_gettime, CLOCK_MONOTONIC, 8L) == -1 && errno == EFAULT, "address");
    CHECK(syscall(SYS_gettimeofday, NULL, NULL) == 0, "nothing asked for");
    CHECK(syscall(SYS_getrusage, RUSAGE_SELF, NULL) == -1 && errno == EFAULT, "nowhere");
    CHECK(syscall(SYS_getrusage, RUSAGE_CHILDREN, 8L) == -1 && errno == EFAULT, "bad address");
    CHECK(syscall(SYS_getrusage, 99, &usage) == -1 && errno == EINVAL, "nobody's");
    CHECK(syscall(SYS_clock_gettime, CLOCK_MONOTONIC, NULL) == -1 && errno == EFAULT, "nowhere");
    CHECK(syscall(SYS_times, NULL) != -1, "it asks for no details");
}

// The system calls themselves.
static void direct(void) {
    struct timespec time;
    struct timeval day;
    double start = now();
    rest(10);
    CHECK(syscall(SYS_clock_gettime, CLOCK_MONOTONIC, &time) == 0 &&
              took(seconds(time) - start, 10),
          "clock_gettime");
    CHECK(syscall(SYS_gettimeofday, &day, NULL) == 0, "gettimeofday");
    CHECK(clock_gettime(CLOCK_REALTIME, &time) == 0 && time.tv_sec - day.tv_sec <= 1,
          "gettimeofday");
#ifdef SYS_time
    CHECK(day.tv_sec - syscall(SYS_time, NULL) <= 1 && day.tv_sec - syscall(SYS_time, NULL) >= -1,
          "time");
#endif
}

// A new program in the same process goes on at the same time.
static void after_exec(void) {
    char text[32];
    snprintf(text, sizeof text, "%.9f", now());
    setenv("BEGAN", text, 1);
    rest(10);
    CHECK(execv("/proc/self/exe", stage("executed")) == 0, "exec");
}

static void executed(void) { CHECK_TOOK(atof(getenv("BEGAN")), 10); }

static void work(void) {
    for (double start = clock_seconds(CLOCK_PROCESS_CPUTIME_ID);
         (clock_seconds(CLOCK_PROCESS_CPUTIME_ID) - start) * second < 0.02;)
        ;
}

// Its children's work is told when they have been waited for.
static void work_of_children(void) {
    struct rusage before, after;
    getrusage(RUSAGE_CHILDREN, &before);
    reap(later(0, work));
    getrusage(RUSAGE_CHILDREN, &after);
    long used = (after.ru_utime.tv_sec + after.ru_stime.tv_sec) * 1000000 + after.ru_utime.tv_usec +
                after.ru_stime.tv_usec;
    CHECK(before.ru_utime.tv_usec == 0 && used > 5000 && used < 2000000, "%ld us", used);
}

static const struct test tests[] = {
    {"never_back", never_back},
    {"never_back_between", never_back_between},
    {"all_move", all_move},
    {"in_step", in_step},
    {"idle_processor", idle_processor},
    {"processor_never_back", processor_never_back},
    {"same_date", same_date},
    {"time_moves", time_moves},
    {"times_moves", times_moves},
    {"moments", moments},
    {"resolution", resolution},
    {"wrong", wrong},
    {"direct", direct},
    {"after_exec", after_exec},
    {"executed", executed},
    {"work_of_children", work_of_children},
};

int main(int count, char **arguments) {
    begin(count, arguments);
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
