// SPDX-License-Identifier: MIT
// Which task goes on next. To add one: schedules/<kind>.c and a row in ../schedules.def.
#pragma once

#include "tracer/task.h"

struct schedule;

struct schedule_kind {
    // One of the tasks that can go on now, or NULL: nobody does until something happens.
    struct task *(*next)(struct schedule *schedule, const struct tasks *tasks, int64_t now);
    // Under the virtual clock: whether the task that has just run, and can go on, does so without a
    // new choice. NULL: never.
    bool (*goes_on)(const struct task *task);
    bool free; // for the real clock
};

enum { MOST_CHANGES = 4 };

// What goes wrong besides, by the names in schedules.def.
enum fault_kind { FAULT_none, FAULT_fails, FAULT_shortens, FAULT_interrupts };
struct fault {
    enum fault_kind kind;
    int which, error; // of a call that fails: which call, and with which error
    int64_t number;   // of the calls, from 1: the one that fails
    int64_t calls;    // so far
};

// To memory, or of a lock there; address 0: none.
struct access {
    uint64_t address;
    bool writes;
};

// A schedule that is being followed.
struct schedule {
    const struct schedule_kind *kind;
    bool preempts;   // stops are many, and a few are between two steps that should be
                     // one
    int64_t rest;    // of who has started a process: microseconds
    uint64_t random; // state of its own generator
    struct fault fault;
    int64_t choices;               // so far
    int64_t hold;                  // of slow: microseconds
    int64_t changes[MOST_CHANGES]; // of pct: the choices at which a task loses its priority
    const struct task *last;       // of pos: who went on
    struct access access;          // what it did then
    bool main_first;               // until it waits
};

// False where there is no such schedule, or what stands behind the colon does not fit.
bool schedule_named(const char *name, struct schedule *out_schedule);

// Of the tasks that can go on, the one that could first; and whether it goes on after a stop.
struct task *schedule_first(const struct tasks *tasks, int64_t now);
bool schedule_has_turn(const struct task *task);

// Of those that can go on, the first by this order; who has had its turn or lets others go first
// comes behind all others, first come, first served.
struct task *schedule_first_by(const struct tasks *tasks, int64_t now,
                               bool (*is_before)(const struct task *task,
                                                 const struct task *other));

// An order for it: the higher priority first.
bool schedule_has_priority(const struct task *task, const struct task *other);

#define SCHEDULE(symbol, name, value, promise, summary)                                            \
    extern const struct schedule_kind schedule_##symbol;
#define FAULT(what, name, value, summary)
#include "schedules.def"
#undef SCHEDULE
#undef FAULT
extern const struct schedule_kind schedule_free;
