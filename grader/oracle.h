// SPDX-License-Identifier: MIT
// Asks every check of a specification about the evidence. Pure.
#pragma once

#include "verdict.h"

// What the runs left, in the order of the plan: plain ones under every schedule first.
struct exhibits {
    ARRAY_OF(const struct evidence *) runs; // see exhibits_add()
    const struct evidence *unfinished; // the first plain run, without a fault of the machine, that
                                       // did not end by itself; or NULL
    bool can_be_preempted;             // in some run something can come between two steps
    const char *left_out;              // why those that are missing were not made; or NULL
    bool some_left_out;                // or are not made yet
};

// `run` lives as long as the exhibits.
void exhibits_add(struct arena *arena, struct exhibits *exhibits, const struct evidence *run);

// Whether further runs can tell more: where a plain one did not end by itself, they would not,
// either.
bool oracle_wants_more(const struct exhibits *exhibits);

// A check that is to fail, and words of its message; words NULL: whatever it says.
struct awaited_fault {
    const char *check, *words;
};

// Whether checks fail in the runs so far: all of these, ended by one without a check; NULL: any
// one.
bool oracle_finds_faults(struct arena *arena, const struct spec *spec,
                         const struct exhibits *exhibits, const struct awaited_fault *faults);

// Adds a verdict for each check.
void oracle_judge(struct arena *arena, const struct spec *spec, const struct exhibits *exhibits,
                  struct verdict *verdict);

// Adds a verdict for each check that says why it could not be judged.
void oracle_skip(struct arena *arena, const struct spec *spec, const char *reason,
                 struct verdict *verdict);

// Likewise where the fault is ours.
void oracle_fail(struct arena *arena, const struct spec *spec, const char *reason,
                 struct verdict *verdict);
