// SPDX-License-Identifier: MIT
// Random numbers that are the same for the same seed, on every machine. Not for secrets.
#pragma once

#include <stdint.h>

// `state` begins as the seed.
uint64_t random_next(uint64_t *state);
uint64_t random_below(uint64_t *state, uint64_t bound); // 0 to bound - 1; bound is not 0
