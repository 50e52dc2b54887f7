// SPDX-License-Identifier: MIT
// The program's timers under the virtual clock.
#include "tracer/timer.h"

#include <limits.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

struct timer *timers_add(struct timers *timers, enum timer_kind kind, struct process *process) {
    struct timer *timer = ARENA_NEW(timers->arena, struct timer);
    *timer = (struct timer){.kind = kind, .process = process, .due = CLOCK_NEVER, .fd = -1};
    *ARRAY_ADD(timers->arena, &timers->list) = timer;
    return timer;
}

struct timer *timers_find(const struct timers *timers, enum timer_kind kind,
                          const struct process *process, int id) {
    ARRAY_EACH(timer, &timers->list)
        if ((*timer)->kind == kind && !(*timer)->forgotten && (*timer)->process == process &&
            (*timer)->id == id)
            return *timer;
    return NULL;
}

static struct timer *first_due(const struct timers *timers) {
    struct timer *first = NULL;
    ARRAY_EACH(timer, &timers->list)
        if (!(*timer)->forgotten && (*timer)->due != CLOCK_NEVER &&
            (!first || (*timer)->due < first->due))
            first = *timer;
    return first;
}

int64_t timers_next(const struct timers *timers) {
    const struct timer *first = first_due(timers);
    return first ? first->due : CLOCK_NEVER;
}

// Sent with a code of the system's own, so that no process seems to have sent it.
static void send(const struct timer *timer) {
    siginfo_t info;
    memset(&info, 0, sizeof info);
    info.si_signo = timer->signal;
    info.si_code = SI_TIMER;
    info.si_timerid = timer->id;
    info.si_value.sival_ptr = (void *)(uintptr_t)timer->value;
    pid_t pid = timer->process->pid;
    if (timer->thread)
        syscall(SYS_rt_tgsigqueueinfo, pid, timer->thread, timer->signal, &info);
    else
        syscall(SYS_rt_sigqueueinfo, pid, timer->signal, &info);
}

static bool is_pending(const struct timer *timer) {
    struct signals signals;
    task_signals(timer->thread ? timer->thread : timer->process->pid, &signals);
    return (signals.pending | signals.shared) >> (timer->signal - 1) & 1;
}

static void expire(struct timer *timer, int64_t now) {
    int64_t count = 1 + (timer->interval ? (now - timer->due) / timer->interval : 0);
    timer->due = timer->interval ? timer->due + count * timer->interval : CLOCK_NEVER;
    uint64_t bytes = (uint64_t)count;
    if (timer->kind == TIMER_DESCRIPTOR) {
        if (write(timer->fd, &bytes, sizeof bytes) < 0) {
            // It is full, which takes more expirations than there can be.
        }
    } else if (timer->signal && is_pending(timer)) {
        timer->missed = count < INT_MAX - timer->missed ? timer->missed + (int)count : INT_MAX;
    } else if (timer->signal) {
        timer->missed = count < INT_MAX ? (int)count - 1 : INT_MAX;
        send(timer);
    }
}

int timers_overrun(struct timers *timers, const struct process *process, int id) {
    struct timer *timer = timers_find(timers, TIMER_SIGNAL, process, id);
    if (timer)
        timer->overrun = timer->missed;
    return timer ? timer->overrun : 0;
}

bool timers_fire(struct timers *timers, int64_t now) {
    bool any = false;
    struct timer *timer;
    while ((timer = first_due(timers)) && timer->due <= now) {
        expire(timer, now);
        any = true;
    }
    return any;
}

void timers_forget(struct timers *timers, const struct process *process, bool keeps_alarm) {
    ARRAY_EACH(item, &timers->list) {
        struct timer *timer = *item;
        if (timer->process == process && !(keeps_alarm && timer->kind == TIMER_ALARM))
            timer->forgotten = true;
    }
}
