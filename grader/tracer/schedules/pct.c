// SPDX-License-Identifier: MIT
// Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi, Nagarakatte: "A randomized
// scheduler with probabilistic guarantees of finding bugs", ASPLOS 2010): each task has a random
// priority, and the highest one goes on; at a few random choices, who has it becomes the lowest.
//
// The paper takes the number of changes, and that of choices in the whole run, as known. Here the
// seed gives both: up to two changes, among the first 4 to 1024 choices.
#include "base/random.h"
#include "tracer/schedule.h"

enum { FIRST_MAGNITUDE = 2, MAGNITUDES = 9 };

static void begin(struct schedule *schedule) {
    uint64_t count = random_below(&schedule->random, MOST_CHANGES + 1);
    uint64_t magnitude = FIRST_MAGNITUDE + random_below(&schedule->random, MAGNITUDES);
    for (uint64_t i = 0; i < count; i++)
        schedule->changes[i] =
            1 + (int64_t)random_below(&schedule->random, UINT64_C(1) << magnitude);
}

static bool is_change(const struct schedule *schedule) {
    for (int i = 0; i < MOST_CHANGES; i++)
        if (schedule->changes[i] == schedule->choices)
            return true;
    return false;
}

static bool is_before(const struct task *task, const struct task *other) {
    return task->priority > other->priority;
}

static struct task *next(struct schedule *schedule, const struct tasks *tasks, int64_t now) {
    if (!schedule->choices++)
        begin(schedule);
    ARRAY_EACH(task, &tasks->alive)
        if (!(*task)->priority)
            (*task)->priority = random_next(&schedule->random) | UINT64_C(1) << 63;
    struct task *first = schedule_first_by(tasks, now, is_before);
    if (!first || !is_change(schedule))
        return first;
    first->priority = (uint64_t)(INT64_MAX - schedule->choices);
    return schedule_first_by(tasks, now, is_before);
}

const struct schedule_kind schedule_pct = {.name = "pct", .value = VALUE_SEED, .next = next};
