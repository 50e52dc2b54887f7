// SPDX-License-Identifier: MIT
// What the programs of this folder share. A program runs the case that its arguments name, checks
// itself, and tells on stderr what was wrong. Times are in the program's seconds; where the
// machine's clock runs, a first argument such as @1000 says how many microseconds each of them
// lasts.
#pragma once

#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    SKIPPED = 77, // exit status: this machine can't do it
    PATH_SIZE = 64,
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static double second = 1; // of the program, in seconds of its clock
static bool scaled;       // the machine's clock runs: what should take a second may take longer
static pid_t tested;      // the process that runs the case
static char **words;      // the arguments: words[0] and, maybe, words[1] name the case
static char **all_words;  // from the program's name on

__attribute__((noreturn, format(printf, 4, 5))) static inline void
fail(const char *file, int line, const char *claim, const char *format, ...) {
    const char *reason = strerror(errno);
    va_list values;
    dprintf(2, "%s:%d: %s: ", file, line, claim);
    va_start(values, format);
    vdprintf(2, format, values);
    va_end(values);
    dprintf(2, " (errno: %s)\n", reason);
    _exit(1);
}

#define CHECK(claim, ...)                                                                          \
    do                                                                                             \
        if (!(claim))                                                                              \
            fail(__FILE__, __LINE__, #claim, __VA_ARGS__);                                         \
    while (0)

#define CHECK_TOOK(start, seconds)                                                                 \
    CHECK(took(now() - (start), seconds), "%.6f s went by, not %g", now() - (start),               \
          (double)(seconds))

// --- time

static inline struct timespec span(double seconds) {
    int64_t nanoseconds = (int64_t)(seconds * second * 1e9 + 0.5);
    return (struct timespec){nanoseconds / 1000000000, nanoseconds % 1000000000};
}

static inline double seconds(struct timespec time) {
    return ((double)time.tv_sec + (double)time.tv_nsec / 1e9) / second;
}

static inline double clock_seconds(clockid_t clock) {
    struct timespec time;
    CHECK(clock_gettime(clock, &time) == 0, "clock %d", clock);
    return seconds(time);
}

static inline double now(void) { return clock_seconds(CLOCK_MONOTONIC); }

// The moment after so many seconds, on this clock.
static inline struct timespec moment(clockid_t clock, double after) {
    struct timespec time, wait = span(after);
    CHECK(clock_gettime(clock, &time) == 0, "clock %d", clock);
    time.tv_sec += wait.tv_sec + (time.tv_nsec + wait.tv_nsec) / 1000000000;
    time.tv_nsec = (time.tv_nsec + wait.tv_nsec) % 1000000000;
    return time;
}

// A timer of the machine may be early by a tick, and is as late as it likes.
static inline bool took(double passed, double wanted) {
    return scaled ? (passed - wanted) * second > -0.01
                  : passed - wanted > -0.000001 && passed - wanted < 0.005;
}

// What is left of a span is as exact as that: never more than was asked for.
static inline bool remains(double left, double wanted) {
    return scaled ? left >= 0 && (left - wanted) * second < 0.01
                  : left - wanted < 0.000001 && left - wanted > -0.005;
}

// Through all signals.
static inline void rest(double wanted) {
    struct timespec end = moment(CLOCK_MONOTONIC, wanted);
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &end, NULL) == EINTR)
        ;
}

// --- processes

static inline pid_t begin_child(void) {
    pid_t pid = fork();
    CHECK(pid >= 0, "fork");
    return pid;
}

static int gate[2];

// For a process that must have done something before others go on: they pass when it has opened.
static inline void make_gate(void) { CHECK(pipe(gate) == 0, "pipe"); }
static inline void open_gate(void) { CHECK(write(gate[1], "x", 1) == 1, "write"); }
static inline void pass_gate(void) {
    char byte;
    CHECK(read(gate[0], &byte, 1) == 1, "read");
}

// Whether the process sleeps, is stopped or has ended, for the machine.
static inline bool sleeps(pid_t pid) {
    char path[PATH_SIZE], text[512];
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t size = file < 0 ? 0 : read(file, text, sizeof text - 1);
    if (file >= 0)
        close(file);
    text[size < 0 ? 0 : size] = '\0';
    char *end = strrchr(text, ')');
    return !end || strchr("STXZ", end[2]);
}

// Where times are short and the machine may be busy, whoever acts on a process that waits makes
// sure that it does.
static inline void until_asleep(pid_t pid) {
    while (scaled && !sleeps(pid))
        sched_yield();
}

// A child that acts after so many seconds and ends.
static inline pid_t later(double wanted, void (*act)(void)) {
    pid_t pid = begin_child();
    if (pid)
        return pid;
    rest(wanted);
    until_asleep(tested);
    act();
    _exit(0);
}

// The child ends, or has ended, without a complaint.
static inline void reap(pid_t pid) {
    int status = -1;
    pid_t found;
    while ((found = waitpid(pid, &status, 0)) < 0 && errno == EINTR)
        ;
    CHECK(found == pid && status == 0, "waitpid gave %d for %d, status %#x", found, pid, status);
}

static inline void reap_all(void) {
    int status = 0;
    pid_t found;
    while ((found = wait(&status)) > 0 || errno == EINTR)
        CHECK(found < 0 || status == 0, "child %d ended with status %#x", found, status);
}

static inline void *shared(size_t size) {
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CHECK(memory != MAP_FAILED, "mmap");
    return memory;
}

// --- signals

static volatile sig_atomic_t handled; // how often a handler ran

static inline void handler(int signal) {
    (void)signal;
    handled++;
}

static inline void handle(int signal, void (*by)(int), int flags) {
    struct sigaction action = {.sa_flags = flags};
    action.sa_handler = by;
    CHECK(sigaction(signal, &action, NULL) == 0, "sigaction %d", signal);
}

static inline sigset_t block(int signal) {
    sigset_t before, set;
    sigemptyset(&set);
    sigaddset(&set, signal);
    CHECK(sigprocmask(SIG_BLOCK, &set, &before) == 0, "sigprocmask");
    return before;
}

static inline void send_usr1(void) { CHECK(kill(tested, SIGUSR1) == 0, "kill"); }
static inline void nothing(void) {}

// --- cases

struct test {
    const char *name;
    void (*run)(void);
};

static inline void begin(int count, char **arguments) {
    tested = getpid();
    all_words = arguments;
    words = arguments + 1;
    if (count > 1 && arguments[1][0] == '@') {
        scaled = true;
        second = atof(arguments[1] + 1) / 1e6;
        words++;
    }
    CHECK(words[0], "usage: %s [@MICROSECONDS] CASE", arguments[0]);
}

// The arguments with which this program, executed anew, runs another case.
static inline char **stage(const char *name) {
    static char *list[4];
    size_t count = 0;
    list[count++] = all_words[0];
    if (scaled)
        list[count++] = all_words[1];
    list[count] = strdup(name);
    return list;
}

static inline void run_tests(const struct test *tests, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(tests[i].name, words[0]) == 0) {
            tests[i].run();
            reap_all();
            exit(0);
        }
}

static inline int no_such_case(void) {
    fail(__FILE__, __LINE__, "no such case", "%s %s", words[0], words[1] ? words[1] : "");
}
