// SPDX-License-Identifier: MIT
// Everybody in turn, a stop each; but some are slow, as on a busy machine: they are held again and
// again for a while of own time. A sleep that stands for a wait is not long enough there. The seed
// tells who is slow, and how long a while is.
#include "base/random.h"
#include "tracer/schedule.h"

enum {
    SLOW = 2,          // one task in so many is slow,
    HOLD = 2,          // and is held at one stop in so many
    SHORTEST = 200000, // microseconds of a while
    DOUBLINGS = 8,     // the longest one: half a minute to a minute
    MOST_HOLDS = 50,   // so that who makes many calls comes to an end
};

static bool is_slow(struct schedule *schedule, struct task *task) {
    if (!task->priority)
        task->priority = 1 + random_below(&schedule->random, SLOW);
    return task->priority == 1;
}

static bool holds(struct schedule *schedule, struct task *task) {
    return is_slow(schedule, task) && schedule->choices < MOST_HOLDS &&
           random_below(&schedule->random, HOLD) == 0;
}

static struct task *next(struct schedule *schedule, const struct tasks *tasks, int64_t now) {
    struct task *task;
    if (!schedule->hold)
        schedule->hold = (int64_t)SHORTEST << random_below(&schedule->random, DOUBLINGS);
    while ((task = schedule_first(tasks, now)) && holds(schedule, task)) {
        schedule->choices++;
        task->rests_until = now + schedule->hold +
                            (int64_t)random_below(&schedule->random, (uint64_t)schedule->hold);
    }
    return task;
}

const struct schedule_kind schedule_slow = {.next = next};
