// SPDX-License-Identifier: MIT
// What lies where in a task's memory, as /proc/TID/maps tells.
#pragma once

#include "base/str.h"
#include "tracer/task.h"

struct mapping {
    uint64_t start, end, offset; // offset in the file
    uint64_t device, inode;      // of the file, or of shared memory
    bool runs, shared;
    struct text path; // empty where it has none
};

struct mappings {
    ARRAY_OF(struct mapping) list;
};

void mappings_read(struct arena *arena, pid_t tid, struct mappings *out_mappings);

// NULL where nothing is there.
const struct mapping *mappings_at(const struct mappings *mappings, uint64_t address);
