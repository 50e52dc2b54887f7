// SPDX-License-Identifier: MIT
// What time it is for the program.
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct clock {
    int64_t start; // of the real clock, microseconds
};

// False where no clock has this name.
bool clock_start(struct clock *clock, const char *name);

// Microseconds since the start, in the program's own time.
int64_t clock_now(const struct clock *clock);

// Microseconds of the machine's steady clock, for limits on what a run may cost.
int64_t clock_real(void);
