// SPDX-License-Identifier: MIT
// The processors of this machine, and one for a run, which no other run has been given.
#pragma once

#include <stddef.h>

// The number of one of those that we may use. *out_claim is a descriptor that keeps the others away
// until it is closed. -1 where all are taken, or the machine does not let us know.
int processor_claim(int *out_claim);

// How many processors we may use; 1 where the machine does not let us know.
size_t processor_count(void);
