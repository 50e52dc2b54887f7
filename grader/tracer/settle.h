// SPDX-License-Identifier: MIT
// Waits until nobody runs: every task is in a stop, asleep in the kernel, or gone.
#pragma once

#include "tracer/tracer.h"

struct settling {
    struct tracer *tracer;
    int64_t look;    // real time of the next look at the limits
    int slices;      // of tasks that spun, in a row, without any progress
    size_t progress; // so far, when the last one ended
};

// Returns earlier where the run is to end (tracer->ending). A task that only computes is
// interrupted after its slice.
void settle_task(struct settling *settling, struct task *task);
void settle_all(struct settling *settling);

// Who was woken, or killed, by what was done last comes to its stop too. One look at everybody
// tells whether anything has changed; the other one looks until nothing does.
bool settle_look(struct settling *settling, bool first);
void settle_look_again(struct settling *settling);

// Before the next task goes on, into a call on a channel that was used since everybody was looked
// at: who waits for that channel is woken in the order in which they came, and each takes its share
// before that task can take more.
void settle_rivals(struct settling *settling, const struct task *next);

// Looks at the limits on what a run may cost, where that is due.
void settle_watch(struct settling *settling);

// Waits for a report, or a little: the longer, the more tries there were.
void settle_hold_on(int tries);
