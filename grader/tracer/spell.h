// SPDX-License-Identifier: MIT
// A spell of computing: a task that has run for long without a call. Does it work, or does it spin
// until somebody else changes what it looks at?
//
// Who spins comes to the same instruction again with the same registers and the same stack; who
// works has moved something. So the task is interrupted from time to time, and its states are
// compared.
#pragma once

#include "tracer/task.h"

enum { SPELL_SAMPLES = 8 };

struct spell {
    bool interrupted; // at least once
    int64_t began;    // processor time of the process, microseconds
    int64_t looked;   // likewise, at the last interruption
    int count;
    struct {
        uint64_t place, state;
    } samples[SPELL_SAMPLES];
};

// Microseconds of processor time that the process has used.
int64_t spell_used(const struct process *process);

// Whether it is time to interrupt the task.
bool spell_is_due(struct spell *spell, const struct task *task);

// Of an interrupted task: whether it spins, or has computed for so long that others must have their
// turn.
bool spell_is_idle(struct spell *spell, const struct task *task);
