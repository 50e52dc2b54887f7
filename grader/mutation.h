// SPDX-License-Identifier: MIT
// Grades the mutants of an exercise's reference: each should lose points.
#pragma once

#include "equivalent_list.h"
#include "grading.h"
#include "proof.h"

enum fate {
    FATE_KILLED,     // a check fails
    FATE_SURVIVED,   // all points
    FATE_EQUIVALENT, // all points, and it is listed as right
    FATE_NO_PROGRAM, // does not compile
    FATE_BROKEN,     // something of ours failed
    FATES
};

struct mutation_result {
    const char *file; // of the reference
    struct mutant mutant;
    enum fate fate;
    const char *words; // the id of the first check that fails; or what failed of ours
};

struct mutation {
    struct arena *arena;
    const struct spec *spec;
    const struct grading *grading;
    const char *reference; // its folder
    size_t jobs;
    void (*progress)(void *context, const struct mutation *mutation, size_t done); // or NULL
    void *context;
    struct equivalent_list equivalents;
    ARRAY_OF(struct mutation_result) results;
    size_t counts[FATES];
    size_t done;
};

// Makes and grades them all. False: interrupted, or what is not the mutants' fault.
bool mutation_run(struct mutation *mutation, struct error *err);

// A line that sums up, and one for each mutant that survived, and for each row of the list of
// equivalent ones that fits none. With `all`, one for each mutant.
void mutation_tell(const struct mutation *mutation, bool all, struct str *out);

// Whether each row of the list of equivalent ones fits a mutant that survives.
bool mutation_fits_list(const struct mutation *mutation);

// Of those that are programs and not equivalent, the killed ones, in per cent; 100 where there are
// none.
double mutation_score(const struct mutation *mutation);
