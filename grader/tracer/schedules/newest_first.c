// SPDX-License-Identifier: MIT
// The youngest process that can go on goes on, at every stop: a child before its parent.
#include "tracer/schedule.h"

static bool is_before(const struct task *task, const struct task *other) {
    return task->process->number > other->process->number;
}

static struct task *next(struct schedule *schedule, const struct tasks *tasks, int64_t now) {
    (void)schedule;
    return schedule_first_by(tasks, now, is_before);
}

const struct schedule_kind schedule_newest_first = {.next = next};
