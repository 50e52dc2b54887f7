// SPDX-License-Identifier: MIT
// The state of one traced run.
#pragma once

#include "job.h"
#include "tracer/clock.h"
#include "tracer/object.h"
#include "tracer/record.h"
#include "tracer/schedule.h"
#include "tracer/task.h"
#include "tracer/timer.h"

// Limits of time that setsockopt gave to a socket, in microseconds; 0: none.
struct socket_limits {
    uint64_t inode;
    int64_t receive, send;
};

// What tasks wait for that is no channel: a word of memory, a semaphore set, a locked file.
struct lock_key {
    uint64_t kind, owner, place;
};

// A call that may wake others, from its beginning to its end.
struct waking {
    const char *how;
    ARRAY_OF(struct task *) sleepers; // when it began
};

struct tracer {
    struct arena *arena;
    struct arena scratch; // emptied after every stop
    const struct job *job;
    struct clock clock;
    struct schedule schedule;
    struct record record;
    struct tasks tasks;
    struct objects objects;
    struct timers timers;
    ARRAY_OF(struct socket_limits) sockets;
    ARRAY_OF(struct lock_key) locks; // by number
    uint64_t random;                 // state of the generator of the program's random bytes
    struct waking waking;
    int64_t moment; // steps, stops and ends so far
    int concern; // the channel on which a read or write was all that happened at the last one, or 0
    ARRAY_OF(int) touched; // channels that were read or written since everybody was looked at
    bool must_look;  // at all before anybody goes on: a file lock was set or released, an eventfd
                     // written, or a process continued
    int lines;       // of queued tasks, so far
    bool wakes_late; // a task has used a terminal or the network: the kernel wakes their readers a
                     // little later
    bool ended;      // a task has, since strays were last looked for
    bool signals_sent;       // since the parked tasks were last looked at
    int drain[2];            // read ends of stdout and stderr
    int64_t output;          // bytes so far
    uint64_t proc;           // device of /proc
    int64_t system_v_before; // bytes of shared memory that others had when it began
    size_t progress;         // events that were progress
    bool ending;             // everything that lives is to be killed
    bool limited;            // because a limit was hit
};

// Something happens: the number of this moment.
int64_t tracer_step(struct tracer *tracer);

// Whether the channel was read or written since everybody was looked at; notes that it is.
bool tracer_touched(const struct tracer *tracer, int channel);
void tracer_touch(struct tracer *tracer, int channel);

// The next own time at which anything is due, or CLOCK_NEVER.
int64_t tracer_next_due(const struct tracer *tracer);

// Own time creeps on behind a call that found nothing new; see clock_idle().
int64_t tracer_idle(struct tracer *tracer, struct task *task, enum clock_call call);

// Adds an event of this process, at the time that it is; the caller's time and process are
// overwritten.
void tracer_note(struct tracer *tracer, int process, struct event event);

// The same for one that is no progress: own time creeps on as if it had not been.
void tracer_note_aside(struct tracer *tracer, int process, struct event event);

// Notes, once, that the process uses the processor in place of waiting.
void tracer_busy(struct tracer *tracer, struct process *process, const char *how);

// A limit was hit: it is noted once, and the run ends.
void tracer_limit(struct tracer *tracer, int process, const char *name, int64_t value);
