// SPDX-License-Identifier: MIT
// What students get of exercises: pages, starter code, and the public parts of specifications.
#pragma once

#include "export.h"

struct handed_out {
    const char *exercise, *title;
    int points, all_points; // those that students can check, and all
};

struct handout {
    struct bundle *bundle;
    struct complaints *complaints;
    struct str ignored; // what Git is not to keep
    ARRAY_OF(struct handed_out) exercises;
};

// Adds an exercise: below assignments/, or alone at the top.
bool handout_add(struct handout *handout, const struct course *course, const char *exercise,
                 bool alone, struct error *err);

// Adds what stands beside the exercises.
void handout_finish(struct handout *handout);
