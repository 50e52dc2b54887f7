// SPDX-License-Identifier: MIT
// The command line of `grader batch`.
#pragma once

#include "engine.h"

#include <argp.h>

struct batch_options {
    struct arena *arena;
    const char *submissions, *results, *specs, *sandbox;
    const char *const *exercises; // ended by NULL; NULL: all
    ARRAY_OF(const char *) named; // the same while they are read
    struct batch_wish wish;
    size_t jobs;          // 0: not asked for
    size_t shard, shards; // the shard from 0; of another engine, into how many; 0: not asked for
    bool shard_named;     // one part alone is to be graded
    const struct engine *engine;
    const char *summary; // a file for what became of each grade; or NULL
    bool quiet;
};

extern const struct argp batch_argp;

// How many students at once the machine bears.
size_t batch_jobs(void);

// "…/grader batch …" with which a shard is graded elsewhere, but for which one; paths are absolute;
// ended by NULL.
const char *const *batch_options_words(const struct batch_options *options, const char *specs);

// What is wrong ends the program with status 2.
void batch_options_parse(struct arena *arena, int argc, char **argv,
                         struct batch_options *out_options);
