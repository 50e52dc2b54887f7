// SPDX-License-Identifier: MIT
// As first-come, but who starts a process rests for a while of own time after it: processes that
// are started one after the other begin that far apart.
#include "tracer/schedule.h"

static struct task *next(struct schedule *schedule, const struct tasks *tasks, int64_t now) {
    (void)schedule;
    return schedule_first(tasks, now);
}

const struct schedule_kind schedule_stagger = {.next = next, .goes_on = schedule_has_turn};
