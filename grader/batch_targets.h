// SPDX-License-Identifier: MIT
// What of a student's is to be graded in a batch.
#pragma once

#include "batch.h"

// Whether the exercise is asked for.
bool batch_means(const struct batch *batch, const char *exercise);

// Where one exercise alone is asked for, whatever holds its files is meant by it, and so is what
// holds the files of no exercise. False, the author's fault: there is nothing that is asked for.
bool batch_targets(const struct batch *batch, const struct student *student, struct intake *intake,
                   struct targets *targets, struct error *err);

// Why the target is not graded: another one may be meant as well. NULL: it is; "": the other one
// tells.
const char *batch_doubt(struct arena *arena, const struct targets *targets,
                        const struct target *target);
