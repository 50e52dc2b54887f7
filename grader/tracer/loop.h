// SPDX-License-Identifier: MIT
// The only user of ptrace: takes stops, asks the schedule who goes on, watches the limits.
#pragma once

#include "tracer/tracer.h"

// Takes the process, which has not begun; false with errno.
bool loop_seize(struct tracer *tracer, pid_t pid);

// Until no task is left.
void loop_run(struct tracer *tracer);
