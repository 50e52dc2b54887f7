// SPDX-License-Identifier: MIT
// The processors of this machine, and one for a run, which no other run has been given.
#pragma once

#include <sched.h>
#include <stdbool.h>
#include <stddef.h>

// Chooses a processor of those that we may use. *out_claim is a descriptor that keeps the others
// away until it is closed. False where all are taken, or the machine does not let us know.
bool processor_claim(cpu_set_t *out_processor, int *out_claim);

// How many processors we may use; 1 where the machine does not let us know.
size_t processor_count(void);
