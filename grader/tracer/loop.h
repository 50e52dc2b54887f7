// SPDX-License-Identifier: MIT
// Runs the program until nothing of it is left.
#pragma once

#include "tracer/tracer.h"

void loop_run(struct tracer *tracer);

// Kills a process, in the grader's name.
void loop_kill(struct process *process);
