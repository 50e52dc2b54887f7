// SPDX-License-Identifier: MIT
// As first-come, but now and then who would go on is held for a while of own time, as on a busy
// machine: a sleep that stands for a wait is not long enough there.
#include "base/random.h"
#include "tracer/schedule.h"

enum {
    ODDS = 8, // one stop in so many
    SHORTEST = 1000,
    DOUBLINGS = 15, // from a millisecond to half a minute
};

static int64_t stretch(struct schedule *schedule) {
    uint64_t least = (uint64_t)SHORTEST << random_below(&schedule->random, DOUBLINGS);
    return (int64_t)(least + random_below(&schedule->random, least));
}

static struct task *next(struct schedule *schedule, const struct tasks *tasks, int64_t now) {
    struct task *task;
    while ((task = schedule_first(tasks, now)) && random_below(&schedule->random, ODDS) == 0)
        task->rests_until = now + stretch(schedule);
    return task;
}

const struct schedule_kind schedule_slow = {.name = "slow", .value = VALUE_SEED, .next = next};
