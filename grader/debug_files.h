// SPDX-License-Identifier: MIT
// The C library's debugging files with its symbols alone. Valgrind needs those; reading the rest of
// them takes it as long as all else when it starts, and nobody looks at the C library's lines.
#pragma once

#include "base/array.h"

struct debug_file {
    const char *path; // of the whole one, which it is to stand in for
    int descriptor;   // for reading, of no other process; open until this one ends
};

struct debug_files {
    ARRAY_OF(struct debug_file) list;
};

// Those of this process, which student programs on this machine have, too. One that can not be had
// is left out: programs run as well with the whole one.
void debug_files_make(struct arena *arena, struct debug_files *out_files);
