// SPDX-License-Identifier: MIT
// Valgrind's reports (XML protocol 4), reduced to the findings that are the student's.
#pragma once

#include "evidence.h"

// Fills the findings and marks the reported processes from the `file` events below valgrind/. A
// finding counts where the innermost frame outside the C library and Valgrind's own objects is in
// one of `sources`. A report that is cut short or damaged counts as far as it goes. Everything else
// of the evidence is complete before.
void memory_read(struct arena *arena, const char *const *sources, size_t source_count,
                 struct evidence *evidence);

// Whether the instructions that begin a client request are among these bytes (valgrind.h of
// Valgrind's own headers, __SPECIAL_INSTRUCTION_PREAMBLE).
bool memory_speaks(struct text program);
