// SPDX-License-Identifier: MIT
// Sleeps.
#include "tracer/decode.h"
#include "tracer/memory.h"

#include <time.h>

enum { LONGEST = 1000000000 }; // seconds: some thirty years

static int64_t microseconds(const struct timespec *time) {
    if (time->tv_sec < 0 || time->tv_nsec < 0 || time->tv_nsec > 999999999)
        return 0;
    if (time->tv_sec > LONGEST)
        return (int64_t)LONGEST * 1000000;
    return (int64_t)time->tv_sec * 1000000 + time->tv_nsec / 1000;
}

static void note_sleep(struct tracer *tracer, const struct task *task, int64_t amount) {
    tracer_note(tracer, task->process->number,
                (struct event){.kind = EVENT_sleep, .amount = amount < 0 ? 0 : amount});
}

enum action enter_nanosleep(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)out_result;
    struct timespec wanted;
    if (memory_copy(task->tid, task->arguments[0], &wanted, sizeof wanted))
        note_sleep(tracer, task, microseconds(&wanted));
    return GO;
}

enum action enter_clock_nanosleep(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)out_result;
    struct timespec wanted, now;
    if (!memory_copy(task->tid, task->arguments[2], &wanted, sizeof wanted))
        return GO;
    int64_t amount = microseconds(&wanted);
    if (task->arguments[1] & TIMER_ABSTIME)
        amount -= clock_gettime((clockid_t)task->arguments[0], &now) ? 0 : microseconds(&now);
    note_sleep(tracer, task, amount);
    return GO;
}
