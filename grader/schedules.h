// SPDX-License-Identifier: MIT
// Which orders of running a grading tries. Pure.
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

// What a specification may name, KIND*NUMBER for so many with one seed after the other: a regular
// expression, and words for people.
extern const char schedules_forms[], schedules_words[];
#define SCHEDULES_FORM (&schedules_forms[1])
#define SCHEDULES_WORDS (&schedules_words[2])
// Likewise, what a check may name: runs in which something goes wrong on the machine.
extern const char schedules_fault_forms[], schedules_fault_words[];
#define SCHEDULES_FAULT_FORM (&schedules_fault_forms[1])
#define SCHEDULES_FAULT_WORDS (&schedules_fault_words[2])
enum { SCHEDULE_MOST_SEED = 999999999 };
bool schedules_know(const char *name);

// Of a call that fails, which has the right form: whether the system has an error of that name.
bool schedules_error_is_known(const char *name);

// Each kind, then what can go wrong: its name, how it is written, its line in the help.
struct schedule_words {
    const char *name, *form, *summary;
};

// NULL behind the last.
const struct schedule_words *schedules_at(size_t number);
// Its line in the help, of a name that is known.
const char *schedules_explain(const char *name);

// The names of all runs in their order. `items` none: the usual ones, where the clock is the
// program's own. `faults`: what checks name, perhaps several times.
schedule_names schedules_expand(struct arena *arena, const schedule_names *items,
                                const schedule_names *faults, struct schedule_wish wish);

// The kinds with a seed: what stands before it. NULL behind the last.
const char *schedules_seeded(size_t number);

// A place among all schedules, from 1, that depends on nothing but the name: each has its own
// process ids.
int schedules_place(const char *name);

// Whether the accesses to shared memory are points of choice under it, for which the program is
// built a second time.
bool schedules_preempt(const char *name);

// Whether something goes wrong on the machine under it.
bool schedules_is_fault(const char *name);

// Whether what a specification names stands for it, whatever the seeds.
bool schedules_covers(const char *item, const char *name);

// Whether a sleep takes exactly its time under it, and nothing but sleeping takes any; and whether
// nobody rests besides.
bool schedules_keep_time(const char *name);
bool schedules_keep_pace(const char *name);
