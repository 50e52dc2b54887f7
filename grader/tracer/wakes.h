// SPDX-License-Identifier: MIT
// Who lets whom go on at a semaphore, a lock or a barrier: calls that may wake others.
#pragma once

#include "tracer/tracer.h"

// The task goes on from its stop. Where that begins a call which may wake somebody of another
// process, the call gets a stop at its end.
void wakes_begin(struct tracer *tracer, struct task *task);

// The call has ended well: notes whom it woke.
void wakes_end(struct tracer *tracer, const struct task *task);
