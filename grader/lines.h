// SPDX-License-Identifier: MIT
// Lines of stdout, put together from the parts in which processes wrote them.
#pragma once

#include "trace.h"

struct line {
    struct text text; // without '\n' and without trailing spaces and tabs
    int process;      // who wrote its first byte
    int64_t time;     // of its first byte, microseconds
    int64_t done;     // of its last byte
    size_t event;     // of the trace, that wrote its first byte
    size_t offset;    // of that byte in the event's data
    bool torn;        // a part of it was written by another process
    int torn_by;      // the first such process, or PROCESS_UNKNOWN
    bool only_ended;  // it wrote nothing but the '\n'
    bool whole;       // ended by '\n'
};

struct lines {
    struct line *items;
    size_t count, capacity;
};

// In the order of their first bytes, blank ones left out. `process`: whose bytes alone to take,
// or PROCESS_UNKNOWN for everybody's.
struct lines lines_read(const struct trace *trace, int process, struct arena *arena);
