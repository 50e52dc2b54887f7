// SPDX-License-Identifier: MIT
// Something that happens in a run: a line is printed, a process starts, ends, is waited for, or is
// sent a signal.
#pragma once

#include "expectation.h"

struct happening {
    enum happening_kind {
        HAPPENING_LINE,
        HAPPENING_START,
        HAPPENING_END,
        HAPPENING_WAITED_FOR,
        HAPPENING_SIGNAL,
    } kind;
    const struct pattern *line;
    const char *like;         // such a line, or NULL
    bool children;            // of main, all of them: to whom it happens; else the selector
    struct selector selector; // of all kinds but a line
    int signal;
    struct optional_integer count; // how many times it happens
};

// Once that it happened. A moment is an event of the trace and a byte of what it wrote.
struct occurrence {
    const struct happening *happening;
    size_t event, offset;
    int64_t time;
    int process;      // who did it, or PROCESS_UNKNOWN
    int subject;      // to whom it happened
    struct text line; // that was printed
};

struct occurrences {
    struct occurrence *items; // by moment
    size_t count, capacity;
};

// YAML: {line: PATTERN, like: EXAMPLE}, {start: P}, {end: P}, {waited_for: P}, {signal: N, to: P};
// P is a process or the word `children`; `count` may stand beside each.
extern const struct shape shape_happening;

struct occurrences happening_find(const struct happening *happening,
                                  const struct evidence *evidence, struct arena *arena);

bool occurrence_is_before(const struct occurrence *a, const struct occurrence *b);

// Phrases: `which` is every, any, a, or no. "every child of main to end", "any child of main ends",
// "process 1 (main's first child) ended at 2 s".
const char *happening_describe_wish(const struct happening *happening, const char *which,
                                    struct arena *arena);
const char *happening_describe(const struct happening *happening, const char *which,
                               struct arena *arena);
const char *occurrence_describe(const struct occurrence *occurrence,
                                const struct evidence *evidence, struct arena *arena);
// "process 1 (main's first child) did not end"
const char *happening_describe_lack(const struct happening *happening, int process,
                                    const struct evidence *evidence, struct arena *arena);
