// SPDX-License-Identifier: MIT
// The youngest process that can go on goes on, at every stop: a child before its parent.
#include "tracer/schedule.h"

static bool is_before(const struct task *task, const struct task *other) {
    return task->process->number > other->process->number;
}

static struct task *next(const struct tasks *tasks, int64_t now) {
    return schedule_first_by(tasks, now, is_before);
}

const struct schedule schedule_newest_first = {
    .name = "newest-first", .next = next, .goes_on = schedule_never_goes_on};
