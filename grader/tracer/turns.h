// SPDX-License-Identifier: MIT
// Runs the program under the virtual clock: one task at a time, from stop to stop.
#pragma once

#include "tracer/tracer.h"

// Returns when all tasks have ended, or the run is to end (tracer->ending).
void turns_run(struct tracer *tracer);
