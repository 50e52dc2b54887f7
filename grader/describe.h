// SPDX-License-Identifier: MIT
// Phrases for messages, the same in every check.
#pragma once

#include "evidence.h"

// "SIGTERM"
const char *describe_signal(int signal, struct arena *arena);

// How it ended: "ended with exit status 1", "was ended by SIGTERM, which main sent", "did not end".
const char *describe_end(const struct evidence *evidence, const struct process *process,
                         struct arena *arena);

// " (prog.c:12)"; "" where the place is not known.
const char *describe_source(const struct evidence *evidence, const struct event *event,
                            struct arena *arena);

const char *describe_duration(int64_t microseconds, struct arena *arena); // "2.5 s"
const char *describe_moment(int64_t microseconds, struct arena *arena);   // "0 s", "0.25 s"
const char *describe_size(int64_t bytes, struct arena *arena);            // "256 MiB"

// "1 child", "2 children"
const char *describe_count(int64_t count, const char *one, const char *many, struct arena *arena);

// Adds an item of a list of `count` and what stands before it: "a, b or c".
void describe_listed(struct str *list, size_t index, size_t count, const char *last,
                     const char *item);

// "EAGAIN"
const char *describe_error(int number, struct arena *arena);

// A student's line between back-quotes, safe to show and cut at a bound.
const char *describe_line(struct text line, struct arena *arena);
