// SPDX-License-Identifier: MIT
// Where all living processes waited when a limit ended the run, and why nobody ended their waits.
#pragma once

#include "evidence.h"

struct waits {
    const char *words; // a sentence part for each process; NULL where none waited
    const char *lead;  // "both processes wait for ever"
    const char *hint;  // what to try, where the waits tell it; or NULL
    int process;       // the most to blame, or the first that waited, or PROCESS_UNKNOWN
};

struct waits waits_describe(const struct evidence *evidence, struct arena *arena);
