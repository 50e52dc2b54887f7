// SPDX-License-Identifier: MIT
// Lines that match a pattern, whoever printed them, and what a group of the pattern takes from
// them.
#pragma once

#include "base/pattern.h"
#include "expectation.h"

struct matched_line {
    const struct process *process; // who wrote it
    struct line line;              // among the process's own lines
    struct text value;             // what the group took, or empty
};

struct matched_lines {
    struct matched_line *items;
    size_t count, capacity;
};

// By the moment of the first byte, which no two lines share.
int matched_line_compare(const struct matched_line *a, const struct matched_line *b);

// In that order. `group`: the name of the pattern's group, or NULL; `process`:
// whose lines alone, or NULL.
struct matched_lines matched_lines_read(const struct evidence *evidence,
                                        const struct pattern *pattern, const char *group,
                                        const struct process *process, struct arena *arena);

// Whether there are as many as wanted: one or more where no number is given. `like`: such a line.
struct result matched_lines_judge_count(size_t count, struct optional_integer wanted,
                                        const char *like, struct arena *arena);
