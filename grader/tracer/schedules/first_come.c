// SPDX-License-Identifier: MIT
// Whoever could go on first goes on, until it waits, lets others go first, or has had its turn.
#include "tracer/schedule.h"

static struct task *next(struct schedule *schedule, const struct tasks *tasks, int64_t now) {
    (void)schedule;
    return schedule_first(tasks, now);
}

const struct schedule_kind schedule_first_come = {.next = next, .goes_on = schedule_has_turn};
