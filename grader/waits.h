// SPDX-License-Identifier: MIT
// Where living processes waited when a limit ended the run, and who could have ended their waits.
#pragma once

#include "evidence.h"

struct waits {
    const char *words; // a sentence part for each process; NULL where none waited
    int first;         // a process that waited, or PROCESS_UNKNOWN
    // Whose write end keeps a reader from its end of file though it has no use for it: the reader's
    // own, or that of a process which leaves writing to others; or PROCESS_UNKNOWN.
    int culprit;
};

struct waits waits_describe(const struct evidence *evidence, struct arena *arena);
