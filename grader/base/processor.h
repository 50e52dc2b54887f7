// SPDX-License-Identifier: MIT
// A processor for one run, which no other run on this machine has been given.
#pragma once

#include <sched.h>
#include <stdbool.h>

// Chooses a processor of those that we may use. *out_claim is a descriptor that keeps the others
// away until it is closed. False where all are taken, or the machine does not let us know.
bool processor_claim(cpu_set_t *out_processor, int *out_claim);
