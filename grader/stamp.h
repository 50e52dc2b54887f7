// SPDX-License-Identifier: MIT
// Moments that lines speak of: the dates printed in them, or when they were written.
#pragma once

#include "base/pattern.h"
#include "evidence.h"

// The group of a pattern that takes the date from a line.
#define STAMP_GROUP "time"

struct stamp {
    const struct process *process; // who wrote the line
    struct line line;
    struct text words; // the date as it is printed, or empty
    int64_t time;      // in the program's own time, also before its start; microseconds
    bool valid;        // the date is one
};

struct stamps {
    struct stamp *items;
    size_t count, capacity;
};

// Of every process's own lines that match, in the order of their first bytes. `printed`: the date
// that the pattern's group takes; else the moment at which the line was complete.
struct stamps stamps_read(const struct evidence *evidence, const struct pattern *lines,
                          bool printed, struct arena *arena);

// `YYYY-MM-DD HH:MM:SS.uuuuuu` under the virtual clock as microseconds of the program's own time.
// False where it is no such date.
bool stamp_parse(struct text words, int64_t *out_time);
