// SPDX-License-Identifier: MIT
// splitmix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
#include "base/random.h"

uint64_t random_next(uint64_t *state) {
    uint64_t word = *state += UINT64_C(0x9e3779b97f4a7c15);
    word = (word ^ word >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    word = (word ^ word >> 27) * UINT64_C(0x94d049bb133111eb);
    return word ^ word >> 31;
}

// Bounds here are so small that the lowest numbers are hardly favoured.
uint64_t random_below(uint64_t *state, uint64_t bound) { return random_next(state) % bound; }
