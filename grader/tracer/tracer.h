// SPDX-License-Identifier: MIT
// The state of one traced run.
#pragma once

#include "job.h"
#include "tracer/clock.h"
#include "tracer/object.h"
#include "tracer/record.h"
#include "tracer/schedule.h"
#include "tracer/task.h"

struct tracer {
    struct arena *arena;
    struct arena scratch; // emptied after every stop
    const struct job *job;
    struct clock clock;
    const struct schedule *schedule;
    struct record record;
    struct tasks tasks;
    struct objects objects;
    int drain[2];            // read ends of stdout and stderr
    int64_t output;          // bytes so far
    int64_t system_v_before; // bytes of shared memory that others had when it began
    bool ending;             // everything that lives is to be killed
};

// Adds an event of this process, at the time that it is; the caller's time and process are
// overwritten.
void tracer_note(struct tracer *tracer, int process, struct event event);

// A limit was hit: it is noted once, and the run ends.
void tracer_limit(struct tracer *tracer, int process, const char *name, int64_t value);
