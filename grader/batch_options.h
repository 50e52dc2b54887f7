// SPDX-License-Identifier: MIT
// The command line of `grader batch`.
#pragma once

#include "batch.h"

struct batch_options {
    struct arena *arena;
    const char *submissions, *results, *specs, *sandbox;
    const char *const *exercises; // ended by NULL; NULL: all
    ARRAY_OF(const char *) named; // the same while they are read
    struct batch_wish wish;
    size_t jobs, shard, shards; // the shard from 0
    bool quiet;
};

// What is wrong ends the program with status 2.
void batch_options_parse(struct arena *arena, int argc, char **argv,
                         struct batch_options *out_options);
