// SPDX-License-Identifier: MIT
// Which task goes on next. To add one: schedules/<kind>.c and a row in schedules/list.def.
#pragma once

#include "tracer/task.h"

struct schedule {
    const char *name;   // what stands before the colon
    bool takes_seconds; // behind it stands a time: how long who starts a process rests after it
    // One of the tasks that can go on now, or NULL: nobody does until something happens.
    struct task *(*next)(const struct tasks *tasks, int64_t now);
    // Under the virtual clock: whether the task that has just run, and is ready, goes on without a
    // new choice.
    bool (*goes_on)(const struct task *task);
};

// NULL where there is no such schedule, or what stands behind the colon does not fit; the time
// there in microseconds.
const struct schedule *schedule_named(const char *name, int64_t *out_rest);

// Of the tasks that can go on, the one that could first; and whether it goes on after a stop.
struct task *schedule_first(const struct tasks *tasks, int64_t now);
bool schedule_has_turn(const struct task *task);
bool schedule_never_goes_on(const struct task *task); // there is a new choice at every stop

// Of those that can go on, the first by this order; who has had its turn or lets others go first
// comes behind all others, first come, first served.
struct task *schedule_first_by(const struct tasks *tasks, int64_t now,
                               bool (*is_before)(const struct task *task,
                                                 const struct task *other));

#define SCHEDULE(name) extern const struct schedule schedule_##name;
#include "tracer/schedules/list.def"
#undef SCHEDULE
