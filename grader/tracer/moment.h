// SPDX-License-Identifier: MIT
// Between the times that a program speaks of and its own time in microseconds.
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

// Whether the kernel would take it.
bool moment_valid(const struct timespec *time);

// Its length in microseconds, rounded up, at most some thirty years.
int64_t moment_span(const struct timespec *time);

struct timespec moment_timespec(int64_t microseconds);

// Whether the clock follows own time, and what it shows at own time 0.
bool moment_has_base(clockid_t clock);
int64_t moment_base(clockid_t clock);

// The own time at which the clock shows this; not before 0.
int64_t moment_own(clockid_t clock, const struct timespec *time);
