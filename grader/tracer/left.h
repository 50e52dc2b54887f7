// SPDX-License-Identifier: MIT
// Objects of the system that outlive processes: which of them the program leaves behind.
#pragma once

#include "tracer/tracer.h"

struct left_item {
    const char *kind; // as in the event `left`
    const char *path;
    int number; // of one of System V's
};

struct left {
    ARRAY_OF(struct left_item) items;
};

// What is there now. Without a sandbox that may be others' objects, so look before the start, too.
void left_look(struct arena *arena, struct left *out_left);

// Notes what is there now and was not before.
void left_note(struct tracer *tracer, const struct left *before);
