// SPDX-License-Identifier: MIT
// The machine decides: whoever can go on does so at once.
#include "tracer/schedule.h"

static struct task *next(struct schedule *schedule, const struct tasks *tasks, int64_t now) {
    (void)schedule;
    (void)now;
    ARRAY_EACH(task, &tasks->alive)
        if ((*task)->state == TASK_READY)
            return *task;
    return NULL;
}

const struct schedule_kind schedule_free = {.next = next, .free = true};
