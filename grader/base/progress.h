// SPDX-License-Identifier: MIT
// How far long work has come: a line on standard error that is written over, where that is a
// terminal.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct progress {
    const char *what; // "grading"
    size_t count;     // of what there is to do; 0: nobody knows
    int64_t began;    // nanoseconds of the monotonic clock
    bool shown;
};

struct progress progress_begin(const char *what, size_t count, bool wanted);

// `words`: what is being done now, safe to show; "" or more.
void progress_show(const struct progress *progress, size_t done, const char *words);

void progress_end(const struct progress *progress);

// ", 1 min 5 s left"; "" where it is too early to tell.
void progress_time_left(char *out, size_t size, size_t done, size_t count, int64_t nanoseconds);
