// SPDX-License-Identifier: MIT
// MPI: which process is which rank.
#pragma once

#include "tracer/tracer.h"

// Behind an exec: where the launcher gave the process a rank, notes it. What the rank prints goes
// to the launcher by pipes; from here on they count as the run's stdout and stderr, so that each
// line is known to be the rank's own.
void rank_look(struct tracer *tracer, const struct process *process);
