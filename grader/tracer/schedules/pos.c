// SPDX-License-Identifier: MIT
// Partial order sampling (Yuan, Yang, Gu: "Partial Order Aware Concurrency Sampling", CAV 2018):
// what each task does next has a random priority, and the highest goes on; then what is in conflict
// with it, the same place in memory and one of both writes, gets a new one.
//
// The paper knows neither system calls nor the time that it takes to start a task. Here each stop
// is a step, so main, which starts the others, would fall behind them: with every second seed it
// goes first until it waits. And the end of a process, which comes before or after all that its
// other threads still do, is as likely to be the last of all.
#include "base/random.h"
#include "hooks/point.h"
#include "tracer/schedule.h"

#include <sys/syscall.h>

static const uint64_t last_of_all = 1, first_of_all = UINT64_MAX;

enum { PAGE = 4096 };

static bool is_at_point(const struct task *task) {
    return task->call == SYS_prctl && (uint32_t)task->arguments[0] == HOOKS_POINT;
}

static bool ends(const struct task *task) { return is_at_point(task) && !task->arguments[2]; }

static struct access access_of(const struct task *task) {
    return is_at_point(task) ? (struct access){task->arguments[2], task->arguments[3]}
                             : (struct access){0};
}

// Processes have the same memory at different addresses, but in the same place of a page.
static bool conflict(struct access one, struct access other) {
    return one.address && other.address && one.address % PAGE == other.address % PAGE &&
           (one.writes || other.writes);
}

static bool is_main(const struct task *task) {
    return task->process->number == 0 && task->tid == task->process->pid;
}

static uint64_t draw(struct schedule *schedule, const struct task *task) {
    uint64_t priority = random_next(&schedule->random) | 2;
    if (ends(task))
        return random_below(&schedule->random, 2) ? last_of_all : priority;
    return schedule->main_first && is_main(task) ? first_of_all : priority;
}

static struct task *next(struct schedule *schedule, const struct tasks *tasks, int64_t now) {
    if (!schedule->choices++)
        schedule->main_first = schedule->random % 2;
    ARRAY_EACH(task, &tasks->alive) {
        if (is_main(*task) && schedule->main_first && !task_can_go_on(*task, now)) {
            schedule->main_first = false;
            (*task)->priority = 0;
        }
        if (!(*task)->priority || *task == schedule->last ||
            conflict(access_of(*task), schedule->access))
            (*task)->priority = draw(schedule, *task);
    }
    struct task *first = schedule_first_by(tasks, now, schedule_has_priority);
    schedule->last = first;
    schedule->access = first ? access_of(first) : (struct access){0};
    return first;
}

const struct schedule_kind schedule_pos = {.next = next};
