// SPDX-License-Identifier: MIT
// Sleeps, and the clocks that a program can ask.
#include "tracer/decode.h"
#include "tracer/memory.h"
#include "tracer/moment.h"

#include <errno.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/times.h>
#include <time.h>

// --- sleeps

// A sleep of no time is a question whether there is something to do by now.
static void note_sleep(struct tracer *tracer, struct task *task, int64_t amount) {
    const struct clock before = tracer->clock;
    tracer_note(tracer, task->process->number,
                (struct event){.kind = EVENT_sleep, .amount = amount < 0 ? 0 : amount});
    if (amount > 0)
        return;
    tracer->clock = before;
    tracer_idle(tracer, task, CLOCK_ASKED);
}

// `until`: own time; `amount`: how long that is from now.
static enum action sleep_until(struct tracer *tracer, struct task *task, int64_t until,
                               int64_t amount) {
    if (!task->repeats)
        note_sleep(tracer, task, amount);
    if (!tracer->clock.own)
        return GO;
    decode_limit(task, (struct limit){.argument = -1, .deadline = until});
    return PARK;
}

enum action enter_nanosleep(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)out_result;
    struct timespec wanted;
    if (!memory_copy(task->tid, task->arguments[0], &wanted, sizeof wanted) ||
        !moment_valid(&wanted))
        return GO; // the kernel has the right answer
    int64_t amount = moment_span(&wanted);
    return sleep_until(tracer, task, clock_now(&tracer->clock) + amount, amount);
}

enum action enter_clock_nanosleep(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)out_result;
    struct timespec wanted, now;
    clockid_t clock = (clockid_t)task->arguments[0];
    if (!memory_copy(task->tid, task->arguments[2], &wanted, sizeof wanted) ||
        !moment_valid(&wanted) || (tracer->clock.own && !moment_has_base(clock)))
        return GO;
    int64_t amount = moment_span(&wanted), until = clock_now(&tracer->clock) + amount;
    if (task->arguments[1] & TIMER_ABSTIME && tracer->clock.own) {
        until = moment_own(clock, &wanted);
        amount = until - clock_now(&tracer->clock);
    } else if (task->arguments[1] & TIMER_ABSTIME) {
        amount -= clock_gettime(clock, &now) ? 0 : moment_span(&now);
    }
    return sleep_until(tracer, task, until, amount);
}

// --- clocks

static enum action answer(const struct task *task, int64_t *out_result, int argument,
                          const void *value, size_t size, int64_t result) {
    uint64_t place = task->arguments[argument];
    *out_result = place && !memory_write(task->tid, place, value, size) ? -EFAULT : result;
    return SKIP;
}

// Asking takes time, and that is all the processor time that the program is told of.
static void ask(struct tracer *tracer, struct task *task) {
    task->process->cpu_told += tracer_idle(tracer, task, CLOCK_ASKED);
}

enum action enter_clock_gettime(struct tracer *tracer, struct task *task, int64_t *out_result) {
    clockid_t clock = (clockid_t)task->arguments[0];
    struct timespec now;
    if (!task->arguments[1])
        return GO;
    ask(tracer, task);
    if (clock == CLOCK_PROCESS_CPUTIME_ID || clock == CLOCK_THREAD_CPUTIME_ID)
        now = moment_timespec(task->process->cpu_told);
    else if (moment_has_base(clock))
        now = moment_timespec(moment_base(clock) + clock_now(&tracer->clock));
    else
        return GO;
    return answer(task, out_result, 1, &now, sizeof now, 0);
}

enum action enter_gettimeofday(struct tracer *tracer, struct task *task, int64_t *out_result) {
    ask(tracer, task);
    int64_t now = moment_base(CLOCK_REALTIME) + clock_now(&tracer->clock);
    struct timeval time = {now / 1000000, now % 1000000};
    const struct timezone zone = {0, 0};
    answer(task, out_result, 1, &zone, sizeof zone, 0);
    return *out_result ? SKIP : answer(task, out_result, 0, &time, sizeof time, 0);
}

enum action enter_time(struct tracer *tracer, struct task *task, int64_t *out_result) {
    ask(tracer, task);
    time_t now = (moment_base(CLOCK_REALTIME) + clock_now(&tracer->clock)) / 1000000;
    return answer(task, out_result, 0, &now, sizeof now, now);
}

enum action enter_times(struct tracer *tracer, struct task *task, int64_t *out_result) {
    enum { TICK = 10000 }; // microseconds, on every Linux
    ask(tracer, task);
    struct tms times = {.tms_utime = task->process->cpu_told / TICK,
                        .tms_cutime = task->process->children_told / TICK};
    int64_t now = moment_base(CLOCK_MONOTONIC) + clock_now(&tracer->clock);
    return answer(task, out_result, 0, &times, sizeof times, now / TICK);
}

// What a process used differs from run to run: it is told of its processor time alone.
enum action enter_getrusage(struct tracer *tracer, struct task *task, int64_t *out_result) {
    int whose = (int)task->arguments[0];
    bool own = whose == RUSAGE_SELF || whose == RUSAGE_THREAD;
    if ((!own && whose != RUSAGE_CHILDREN) || !task->arguments[1])
        return GO; // the kernel has the right answer
    ask(tracer, task);
    int64_t told = own ? task->process->cpu_told : task->process->children_told;
    struct rusage usage = {.ru_utime = {told / 1000000, told % 1000000}};
    return answer(task, out_result, 1, &usage, sizeof usage, 0);
}
