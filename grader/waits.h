// SPDX-License-Identifier: MIT
// Where living processes waited when a limit ended the run, and who could have ended their waits.
#pragma once

#include "evidence.h"

struct waits {
    const char *words;   // a sentence part for each process; NULL where none waited
    int first;           // a process that waited, or PROCESS_UNKNOWN
    int holds_up_itself; // a process that waits for an end of file which it prevents, or
                         // PROCESS_UNKNOWN
};

struct waits waits_describe(const struct evidence *evidence, struct arena *arena);
