// SPDX-License-Identifier: MIT
// Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi, Nagarakatte: "A randomized
// scheduler with probabilistic guarantees of finding bugs", ASPLOS 2010): each task has a random
// priority, and the highest one goes on; at a few random choices, who has it becomes the lowest.
//
// The paper takes the number of changes, and that of choices in the whole run, as known. Here the
// seed gives both: up to two changes, among the first 4 to 1024 choices.
#include "base/random.h"
#include "tracer/schedule.h"

enum { USUAL_CHANGES = 2, FIRST_MAGNITUDE = 2, MAGNITUDES = 9 };

// Of preempting ones a few with seeds in a row are to be of all magnitudes.
static void begin(struct schedule *schedule) {
    bool preempts = schedule->preempts;
    uint64_t seed = schedule->random;
    uint64_t count = preempts ? 1 + random_below(&schedule->random, MOST_CHANGES)
                              : random_below(&schedule->random, USUAL_CHANGES + 1);
    uint64_t magnitude = FIRST_MAGNITUDE + (preempts ? seed % MAGNITUDES
                                                     : random_below(&schedule->random, MAGNITUDES));
    for (uint64_t i = 0; i < count; i++)
        schedule->changes[i] =
            1 + (int64_t)random_below(&schedule->random, UINT64_C(1) << magnitude);
}

// NULL where it is none or one of several.
static struct task *only_one(const struct tasks *tasks, int64_t now) {
    struct task *only = NULL;
    ARRAY_EACH(task, &tasks->alive) {
        if (only && task_can_go_on(*task, now))
            return NULL;
        only = task_can_go_on(*task, now) ? *task : only;
    }
    return only;
}

static bool is_change(const struct schedule *schedule) {
    for (int i = 0; i < MOST_CHANGES; i++)
        if (schedule->changes[i] == schedule->choices)
            return true;
    return false;
}

static struct task *next(struct schedule *schedule, const struct tasks *tasks, int64_t now) {
    // The fewer are counted, the more likely a change comes where it matters.
    struct task *only = schedule->preempts ? only_one(tasks, now) : NULL;
    if (only)
        return only;
    if (!schedule->choices++)
        begin(schedule);
    ARRAY_EACH(task, &tasks->alive)
        if (!(*task)->priority)
            (*task)->priority = random_next(&schedule->random) | UINT64_C(1) << 63;
    struct task *first = schedule_first_by(tasks, now, schedule_has_priority);
    if (!first || !is_change(schedule))
        return first;
    first->priority = (uint64_t)(INT64_MAX - schedule->choices);
    return schedule_first_by(tasks, now, schedule_has_priority);
}

const struct schedule_kind schedule_pct = {.next = next};
