// SPDX-License-Identifier: MIT
// What became of a grade in a batch, and a list of them as a text: a child gives it to its parent,
// a shard to who submitted it.
#pragma once

#include "base/array.h"
#include "base/error.h"
#include "base/str.h"

enum fate {
    FATE_GRADED,
    FATE_USED_AGAIN,  // its grade still holds
    FATE_PASSED_OVER, // not asked for
    FATE_BROKEN,      // the machine's fault, or the file system's
    FATE_UNKNOWN,     // what is to be graded was not found in what was handed in
    FATE_LEFT,        // an earlier batch's, and what it was made of is not there any more
};

struct batch_row {
    const char *student;  // safe to show
    const char *exercise; // NULL where that is not known
    enum fate fate;
    int points_before; // -1: none
    int points, max_points;
    const char *changes; // what counts otherwise than before, in words; ""
    const char *words;   // of what is broken or unknown, safe to show; ""
};

typedef ARRAY_OF(struct batch_row) batch_rows;

void batch_rows_write(const batch_rows *rows, struct str *out);

// Adds them. False: the text is not whole.
bool batch_rows_read(struct arena *arena, struct text text, batch_rows *rows);

// By student and exercise.
void batch_rows_sort(batch_rows *rows);

size_t batch_rows_count(const batch_rows *rows, enum fate fate);
