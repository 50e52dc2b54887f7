// SPDX-License-Identifier: MIT
// Which task goes on next. To add one: schedules/<kind>.c and a row in schedules/list.def.
#pragma once

#include "tracer/task.h"

struct schedule {
    const char *name;
    // One of the tasks that are TASK_READY, or NULL: nobody goes on until something happens.
    struct task *(*next)(const struct tasks *tasks);
    // Under the virtual clock: whether the task that has just run, and is ready, goes on without a
    // new choice.
    bool (*goes_on)(const struct task *task);
};

// NULL where there is none.
const struct schedule *schedule_named(const char *name);

#define SCHEDULE(name) extern const struct schedule schedule_##name;
#include "tracer/schedules/list.def"
#undef SCHEDULE
