// SPDX-License-Identifier: MIT
// Whoever could go on first goes on, until it waits, lets others go first, or has had its turn.
#include "tracer/schedule.h"

enum { TURN = 100 }; // stops

static struct task *next(const struct tasks *tasks) {
    struct task *first = NULL;
    ARRAY_EACH(task, &tasks->alive)
        if ((*task)->state == TASK_READY && (!first || (*task)->ready_since < first->ready_since))
            first = *task;
    return first;
}

static bool goes_on(const struct task *task) { return !task->yields && task->turn < TURN; }

const struct schedule schedule_first_come = {
    .name = "first-come", .next = next, .goes_on = goes_on};
