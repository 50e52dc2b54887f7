// SPDX-License-Identifier: MIT
// The oldest process that can go on goes on, at every stop: a parent before its child.
#include "tracer/schedule.h"

static bool is_before(const struct task *task, const struct task *other) {
    return task->process->number < other->process->number;
}

static struct task *next(struct schedule *schedule, const struct tasks *tasks, int64_t now) {
    (void)schedule;
    return schedule_first_by(tasks, now, is_before);
}

const struct schedule_kind schedule_oldest_first = {.next = next};
