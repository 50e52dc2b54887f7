// SPDX-License-Identifier: MIT
// What was printed beside what should have been, and how the two differ in words.
#pragma once

#include "difference.h"
#include "expectation.h"

struct transcript {
    const struct evidence *evidence;
    const struct process *process; // whose lines these are, or NULL: the whole program's
    struct lines lines;
    const struct expected_lines *expected;
    enum match match;
};

struct result transcript_judge(const struct transcript *transcript, struct arena *arena);
