// SPDX-License-Identifier: MIT
// The lines that an exercise gives to its students, and a submission's lines beside them.
#pragma once

#include "base/array.h"
#include "base/error.h"
#include "base/str.h"

#include <jansson.h>

struct starter {
    ARRAY_OF(const char *) lines; // without white space, sorted
};

// What lies in FOLDER/EXERCISE; where there is no such folder (or `folder` is NULL), nothing.
bool starter_read(struct arena *arena, const char *folder, const char *exercise,
                  struct starter *out_starter, struct error *err);

struct source_line {
    const char *file; // of the first line of each file; else NULL
    struct text text;
    bool given; // stands in the starter code, too, however it is indented
};

typedef ARRAY_OF(struct source_line) source_lines;

// All files of a grade's `sources`, one behind the other. They point into it.
source_lines starter_compare(struct arena *arena, const struct starter *starter, json_t *sources);
