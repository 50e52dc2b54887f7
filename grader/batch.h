// SPDX-License-Identifier: MIT
// Grades a class: a child a student, which writes each grade as soon as it is made. What has a
// grade that still holds is not graded again.
#pragma once

#include "batch_row.h"
#include "class.h"
#include "fingerprint.h"

#include "base/progress.h"

// What is to be graded at all.
struct batch_wish {
    bool anew;         // also what has a grade that still holds
    bool only_failed;  // only what has a grade with points lost, or has none
    const char *check; // only what has a grade in which this check failed; or NULL
    bool dry;          // nothing is written
};

struct batch {
    struct arena *arena;
    const struct class *class;
    struct catalogue catalogue;   // of all exercises
    struct catalogue only;        // of the only one that is meant, where there is one
    const char *const *exercises; // that are meant, ended by NULL; NULL: all
    const struct grading *grading;
    const char *grader;  // its fingerprint
    const char *sandbox; // likewise
    const char *results; // the folder
    struct batch_wish wish;
    size_t jobs, shard, shards; // of N shards this one takes every Nth student, from 0
    bool quiet;
    size_t done;     // students
    batch_rows rows; // by student and exercise
};

// Which students the batch takes.
size_t batch_count(const struct batch *batch);

// False: interrupted, or our fault. What has been graded until then is written.
bool batch_run(struct batch *batch, struct error *err);
