// SPDX-License-Identifier: MIT
// Where the one that ran waits, whoever could go on last goes on: of several processes that were
// started, the last one first.
#include "tracer/schedule.h"

static bool is_before(const struct task *task, const struct task *other) {
    return task->ready_since > other->ready_since;
}

static struct task *next(struct schedule *schedule, const struct tasks *tasks, int64_t now) {
    (void)schedule;
    return schedule_first_by(tasks, now, is_before);
}

const struct schedule_kind schedule_last_come = {.next = next, .goes_on = schedule_has_turn};
