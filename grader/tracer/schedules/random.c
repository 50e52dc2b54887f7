// SPDX-License-Identifier: MIT
// At every stop, anybody who can go on.
#include "base/random.h"
#include "tracer/schedule.h"

static struct task *next(struct schedule *schedule, const struct tasks *tasks, int64_t now) {
    struct task *chosen = NULL;
    uint64_t count = 0;
    ARRAY_EACH(task, &tasks->alive)
        if (task_can_go_on(*task, now) && !(*task)->yields &&
            random_below(&schedule->random, ++count) == 0)
            chosen = *task;
    return chosen ? chosen : schedule_first(tasks, now);
}

const struct schedule_kind schedule_random = {.next = next};
