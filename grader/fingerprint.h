// SPDX-License-Identifier: MIT
// What a grade follows from, as hashes: where they are the same, so is the grade.
#pragma once

#include "grade.h"
#include "grading.h"

// Of the two programs that grade. False: they can not be read.
bool fingerprint_grader(struct arena *arena, const struct runner *runner, const char **out_hash,
                        struct error *err);

// The name of the sandbox, and what the programs in it say of their versions: in words, safe to
// show. False: it does not work.
bool fingerprint_sandbox(struct arena *arena, const struct runner *runner, const char **out_words,
                         struct error *err);

// Of the specification with its driver, and of the submission's files that it names: also of what
// is wrong with them. False: they can not be read.
bool fingerprint_target(struct arena *arena, const struct target *target,
                        struct grade_keys *out_keys, json_t **out_sources, struct error *err);
