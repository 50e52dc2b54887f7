// SPDX-License-Identifier: MIT
// The program's timers under the virtual clock: alarm and setitimer, timer_create, timerfd.
//
// A timerfd is an eventfd to the kernel, of which the tracer holds a copy: expiry adds to its
// counter, so reading, polling and inheriting work as ever.
#pragma once

#include "base/array.h"
#include "tracer/task.h"

struct timer {
    enum timer_kind { TIMER_ALARM, TIMER_SIGNAL, TIMER_DESCRIPTOR } kind;
    struct process *process; // NULL for a descriptor
    bool forgotten;
    int clock;        // clockid_t
    int64_t due;      // own time, or CLOCK_NEVER
    int64_t interval; // microseconds; 0: once
    int id;           // of timer_create; of a descriptor: its eventfd-id
    int signal;       // or 0: none
    pid_t thread;     // that gets the signal, or 0: the process
    uint64_t value;   // sent with the signal
    int missed;       // expirations since its signal was sent
    int overrun;      // what they were when it was last delivered
    int fd;           // the tracer's copy of the eventfd
};

struct timers {
    struct arena *arena;
    ARRAY_OF(struct timer *) list;
};

// A new one that is not armed.
struct timer *timers_add(struct timers *timers, enum timer_kind kind, struct process *process);
// NULL where there is none.
struct timer *timers_find(const struct timers *timers, enum timer_kind kind,
                          const struct process *process, int id);

// The next own time at which one expires, or CLOCK_NEVER.
int64_t timers_next(const struct timers *timers);

// A signal of a timer is delivered: how often it has expired since it was sent.
int timers_overrun(struct timers *timers, const struct process *process, int id);

// Lets all that are due expire; false where none was.
bool timers_fire(struct timers *timers, int64_t now);

// The process has ended, or called exec, which keeps its alarm.
void timers_forget(struct timers *timers, const struct process *process, bool keeps_alarm);
