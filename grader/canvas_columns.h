// SPDX-License-Identifier: MIT
// Under which headings of Canvas' gradebook the grades of exercises stand.
#pragma once

#include "gradebook.h"

struct canvas_column {
    const struct gradebook_exercise *exercise;
    const char *heading;
    size_t number;    // of the roster; SIZE_MAX: it has none, so that Canvas makes a new assignment
    const char *most; // points there, as the roster has them; "" where it does not say
};

struct canvas_columns {
    size_t identity; // how many of the roster tell who a student is; 0: it is no export of Canvas'
    ARRAY_OF(struct canvas_column) list;
};

// An assignment is an exercise's where its title is the exercise's title or name. False, the
// author's fault: two are, or two exercises share one.
bool canvas_columns_find(const struct gradebook *gradebook, struct canvas_columns *out_columns,
                         struct error *err);
