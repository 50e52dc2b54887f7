// SPDX-License-Identifier: MIT
// Names of things that outlive the grader that made them when it is killed, so that a later one
// finds them: MACHINE-PID-START, where a machine is another one after each start of it and in each
// namespace of pids.
#pragma once

#include "base/array.h"

#include <stdbool.h>

// This process's.
const char *owner_name(struct arena *arena);

// Whether a name that begins so is one of this machine, whose process lives no more.
bool owner_is_gone(struct arena *arena, const char *name);

// The variable with this name in the environment of every process that the grader starts.
#define OWNER_VARIABLE "GRADER_OWNER"

// Kills the processes of graders that were killed. Nearly all end by themselves then.
void owner_end_left(void);
