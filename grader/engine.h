// SPDX-License-Identifier: MIT
// Who does the work of a batch: this machine, or others that share its folders.
//
// To add one: engines/<name>.c with `const struct engine engine_<name>` and a row in
// engines/list.def.
#pragma once

#include "batch.h"

struct engine_request {
    struct batch *batch;
    size_t shards;                // that the work is cut into
    const char *const *arguments; // "…/grader", "batch" and what follows, with which another
                                  // machine grades a shard; paths are absolute; ended by NULL
};

struct engine {
    const char *name, *summary;
    bool is_remote; // shards, which lock the results by themselves
    // Fills the batch's rows. False: interrupted, or it can not be done at all.
    bool (*run)(const struct engine_request *request, struct error *err);
};

#define ENGINE(name) extern const struct engine engine_##name;
#include "engines/list.def"
#undef ENGINE

// What an option that names one says of itself.
extern const char engine_help[];

// NULL where there is none.
const struct engine *engine_named(const char *name);
// "local, slurm": for messages.
const char *engine_names(struct arena *arena);
