// SPDX-License-Identifier: MIT
// The state of one traced run.
#include "tracer/tracer.h"

enum { BUSY = 500 }; // so many questions in a row are busy waiting

void tracer_note_aside(struct tracer *tracer, int process, struct event event) {
    event.time = clock_now(&tracer->clock);
    event.process = process;
    record_event(&tracer->record, &event);
    if (tracer->record.bytes > RECORD_MOST_BYTES)
        tracer_limit(tracer, process, "trace", RECORD_MOST_BYTES);
}

void tracer_note(struct tracer *tracer, int process, struct event event) {
    clock_progress(&tracer->clock);
    tracer->progress++;
    tracer_note_aside(tracer, process, event);
}

void tracer_limit(struct tracer *tracer, int process, const char *name, int64_t value) {
    if (tracer->ending)
        return;
    tracer->ending = tracer->limited = true;
    tracer_note(tracer, process,
                (struct event){.kind = EVENT_limit, .word = name, .amount = value});
}

static bool rests(const struct tracer *tracer, const struct task *task) {
    return task->state == TASK_READY && task->rests_until > clock_now(&tracer->clock);
}

int64_t tracer_next_due(const struct tracer *tracer) {
    int64_t due = timers_next(&tracer->timers);
    ARRAY_EACH(item, &tracer->tasks.alive) {
        const struct task *task = *item;
        if (tasks_waits(task) && task->deadline < due)
            due = task->deadline;
        if (rests(tracer, task) && task->rests_until < due)
            due = task->rests_until;
    }
    return due;
}

int64_t tracer_idle(struct tracer *tracer, struct task *task, enum clock_call call) {
    struct clock *clock = &tracer->clock;
    int64_t step = clock->own ? clock_idle(clock, call) : 0;
    if (!step)
        return 0;
    if (call == CLOCK_ASKED && clock->asked >= BUSY)
        tracer_busy(tracer, task->process, "polls");
    // What is due next is never passed; where that is now or past, a microsecond is enough.
    int64_t now = clock->now, due = tracer_next_due(tracer);
    clock_jump(clock, now + step <= due ? now + step : due > now ? due : now + 1);
    return clock->now - now;
}

void tracer_busy(struct tracer *tracer, struct process *process, const char *how) {
    if (process->called_busy)
        return;
    process->called_busy = true;
    tracer_note_aside(tracer, process->number, (struct event){.kind = EVENT_busy, .word = how});
}

int64_t tracer_step(struct tracer *tracer) {
    tracer->concern = 0;
    return tracer->moment++;
}

bool tracer_touched(const struct tracer *tracer, int channel) {
    ARRAY_EACH(one, &tracer->touched)
        if (*one == channel)
            return true;
    return false;
}

void tracer_touch(struct tracer *tracer, int channel) {
    if (channel && !tracer_touched(tracer, channel))
        *ARRAY_ADD(tracer->arena, &tracer->touched) = channel;
}
