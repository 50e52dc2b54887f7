// SPDX-License-Identifier: MIT
// The oldest process that can go on goes on, at every stop: a parent before its child.
#include "tracer/schedule.h"

static bool is_before(const struct task *task, const struct task *other) {
    return task->process->number < other->process->number;
}

static struct task *next(const struct tasks *tasks, int64_t now) {
    return schedule_first_by(tasks, now, is_before);
}

const struct schedule schedule_oldest_first = {
    .name = "oldest-first", .next = next, .goes_on = schedule_never_goes_on};
