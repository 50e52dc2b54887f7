// SPDX-License-Identifier: MIT
// The program's timers under the virtual clock: alarm and setitimer, timer_create, timerfd.
//
// A timerfd is an eventfd to the kernel, of which the tracer holds a copy: expiry adds to its
// counter, so reading, polling and inheriting work as ever.
//
// As in the kernel, a timer that expires again and again rests once it has expired, until its
// signal is taken or its descriptor is read; how often it has expired meanwhile is then known by
// arithmetic.
#pragma once

#include "base/array.h"
#include "tracer/task.h"

#include <signal.h>

struct timer {
    enum timer_kind { TIMER_ALARM, TIMER_SIGNAL, TIMER_DESCRIPTOR } kind;
    struct process *process; // NULL for a descriptor
    struct timer *next;      // of the same process, or the next descriptor
    int64_t serial;          // of two that are due at once the older one expires first
    size_t place;            // among those that run, counted from 1; 0: it is not armed, or rests
    int clock;               // clockid_t
    int64_t due;             // own time, or CLOCK_NEVER
    int64_t interval;        // microseconds; 0: once
    int id;                  // of timer_create; of a descriptor: its eventfd-id
    int signal;              // or 0: none
    pid_t thread;            // that gets the signal, or 0: the process
    uint64_t value;          // sent with the signal
    // Its signal was sent and not taken yet; or has to wait until another one of its number is
    // taken. Of a descriptor: held, since no process has it open.
    enum { TIMER_QUIET, TIMER_SENT, TIMER_HELD } told;
    int64_t missed; // expirations since then
    int overrun;    // what they were when its signal was last taken
    int fd;         // the tracer's copy of the eventfd
    bool open;      // when last looked for, a process had it
    pid_t holder;   // a task that had it
    int held_as;    // under this number
};

struct timers {
    struct arena *arena;
    ARRAY_OF(struct timer *) running; // a heap: the first one is due next
    struct timer *descriptors;
    size_t descriptor_count, descriptor_bound; // many enough to look for closed ones
    struct timer *unused;                      // to be used again
    int64_t made;
};

// A new one that is not armed.
struct timer *timers_add(struct timers *timers, enum timer_kind kind, struct process *process);
void timers_remove(struct timers *timers, struct timer *timer);
// NULL where there is none.
struct timer *timers_find(const struct timers *timers, enum timer_kind kind,
                          const struct process *process, int id);

// From now on it is due then; CLOCK_NEVER: not at all.
void timers_arm(struct timers *timers, struct timer *timer, int64_t due, int64_t interval);
// Microseconds until it expires next; 0 where it does not.
int64_t timer_left(const struct timer *timer, int64_t now);

// The one that expires next, and when: NULL and CLOCK_NEVER where none does.
struct timer *timers_first(const struct timers *timers);
int64_t timers_next(const struct timers *timers);

// Lets all that are due expire; false where none was.
bool timers_fire(struct timers *timers, int64_t now);
// A descriptor is about to be read, or was: it rests no longer.
void timers_resume(struct timers *timers, struct timer *timer, int64_t now);
// It rests, though it has not expired.
void timers_hold(struct timers *timers, struct timer *timer);

// The process has taken this signal: if it is a timer's, what it says of that is put right. True
// where another signal was sent, which had to wait for that.
bool timers_taken(struct timers *timers, struct process *process, int64_t now, siginfo_t *info);
// Likewise for what has been taken without our seeing it.
bool timers_look(struct timers *timers, struct process *process, int64_t now);

// The process has ended, or called exec, which keeps its alarm.
void timers_forget(struct timers *timers, struct process *process, bool keeps_alarm);
