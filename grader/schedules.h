// SPDX-License-Identifier: MIT
// Which orders of running a grading tries. Pure: the tracer knows what the names mean.
#pragma once

#include "base/array.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef ARRAY_OF(const char *) schedule_names;

struct schedule_wish {
    const char *only; // this one alone; NULL: those of the specification
    int64_t count;    // of each that the specification gives a number of; 0: that number
    int64_t seed;     // of the first one of each of these; 0: 1
};

// Regular expressions. In a specification, KIND*NUMBER stands for so many with one seed after the
// other.
#define SCHEDULE_SEEDED "(random|pct|slow)"
#define SCHEDULE_NAME                                                                              \
    "first-come|last-come|newest-first|oldest-first|stagger:[0-9]{1,3}(\\.[0-9]{1,6})?"            \
    "|" SCHEDULE_SEEDED ":[0-9]{1,9}"
#define SCHEDULE_FORM "(" SCHEDULE_NAME "|" SCHEDULE_SEEDED "\\*[1-9][0-9]{0,3})"
#define SCHEDULE_WORDS                                                                             \
    "first-come, last-come, newest-first, oldest-first, stagger:SECONDS, random:SEED, pct:SEED, "  \
    "slow:SEED"
enum { SCHEDULE_MOST_SEED = 999999999 };
bool schedules_know(const char *name);

// The names of all runs in their order. `items` none: the usual ones, where the clock is the
// program's own.
schedule_names schedules_expand(struct arena *arena, const schedule_names *items,
                                struct schedule_wish wish);

// The kinds of random order: what stands before the seed.
extern const char *const schedules_seeded[];
extern const size_t schedules_seeded_count;

// A place among all schedules, from 1, that depends on nothing but the name: runs are made in this
// order, and each has its own process ids.
int schedules_place(const char *name);

// Whether a sleep takes exactly its time under it, and nothing but sleeping takes any; and whether
// nobody rests besides.
bool schedules_keep_time(const char *name);
bool schedules_keep_pace(const char *name);
