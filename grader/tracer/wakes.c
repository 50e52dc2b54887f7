// SPDX-License-Identifier: MIT
// Who lets whom go on at a semaphore, a lock or a barrier.
//
// Theory of operation: one task runs at a time, and wake-ups are complete when the stop of the task
// that woke is seen. So whoever slept before the call and sleeps no more at its end was woken by
// it; no address, and no order of the kernel's, need be known. Where nobody sleeps, nothing is
// looked at. The stop at the end of the call is no point of choice.
#include "tracer/wakes.h"

#include "tracer/asleep.h"

#include <linux/futex.h>
#include <sys/syscall.h>

// Whether it waits where the task's call could wake it.
static bool may_be_woken(const struct task *sleeper, const struct task *task) {
    if (sleeper->state != TASK_ASLEEP || sleeper->process == task->process)
        return false;
    if (task->call == SYS_futex)
        return sleeper->call == SYS_futex && !(sleeper->arguments[1] & FUTEX_PRIVATE_FLAG);
    return sleeper->call == SYS_semop || sleeper->call == SYS_semtimedop;
}

void wakes_begin(struct tracer *tracer, struct task *task) {
    struct waking *waking = &tracer->waking;
    waking->how = task->wakes;
    waking->sleepers.count = 0;
    task->wakes = NULL;
    if (!waking->how)
        return;
    ARRAY_EACH(item, &tracer->tasks.alive)
        if (may_be_woken(*item, task) && asleep_look(*item) == LOOK_ASLEEP)
            *ARRAY_ADD(tracer->arena, &waking->sleepers) = *item;
    task->passes = waking->sleepers.count && !task->wants_exit;
    task->wants_exit |= task->passes;
}

void wakes_end(struct tracer *tracer, const struct task *task) {
    struct waking *waking = &tracer->waking;
    ARRAY_EACH(item, &waking->sleepers)
        if (asleep_look(*item) != LOOK_ASLEEP)
            tracer_note_aside(tracer, task->process->number,
                              (struct event){.kind = EVENT_wakes,
                                             .other = (*item)->process->number,
                                             .word = waking->how});
    waking->sleepers.count = 0;
}
