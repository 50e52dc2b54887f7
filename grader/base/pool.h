// SPDX-License-Identifier: MIT
// Runs independent tasks in children, some of them at once; what each one finds out comes back as
// bytes.
#pragma once

#include "base/error.h"
#include "base/str.h"

struct pool {
    size_t tasks; // how many there are, numbered from 0
    size_t jobs;  // at most so many at once; at least 1
    void *context;
    // In a child: adds the result. What else it changes in memory is lost. False: err.
    bool (*work)(void *context, size_t task, struct str *out, struct error *err);
    // Here, once for each task, in the order in which they end. False: err.
    bool (*take)(void *context, size_t task, struct text result, struct error *err);
    // For messages about the task.
    const char *(*name)(const void *context, size_t task);
    // Here, where a child has died, the task's `deaths`th: whether the task is begun anew; else it
    // is done, and nothing is taken. NULL: that is a failure.
    bool (*retry)(void *context, size_t task, unsigned deaths, const char *words);
};

// True: every task has been worked on, and its result taken. False with the task's name: one of
// them failed, its child died, or proc_interrupted was set; then all children have ended. Results
// live in the arena.
bool pool_run(struct arena *arena, const struct pool *pool, struct error *err);
