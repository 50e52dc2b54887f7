// SPDX-License-Identifier: MIT
// Limits on the whole tree that are looked at from time to time.
#pragma once

#include "tracer/tracer.h"

// Bytes in memory of all segments of System V shared memory, attached or not.
int64_t watch_system_v_memory(void);

// Looks at the CPU time that the process has used so far.
void watch_cpu(struct process *process);

// Gives the real time of the next look, which is sooner where memory could be used up sooner.
int64_t watch_limits(struct tracer *tracer);
