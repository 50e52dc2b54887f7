// SPDX-License-Identifier: MIT
// Whether a program does under Valgrind what it does without: a program that tells the two apart
// can hide its faults. Pure.
#pragma once

#include "evidence.h"

// Both ended by themselves. NULL where they are alike: as many children of main, and the same end
// of it (but for the number that is not 0). What children print and how they end may depend on the
// order of running, which is another one there. They are not compared where the clock is real, nor
// where the program starts others: one that starts itself by /proc/self/exe starts Valgrind there.
const char *likeness_difference(const struct evidence *plain, const struct evidence *slowed,
                                struct arena *arena);

// Whether Valgrind said that it lacks a system call of the program's.
bool likeness_lacks_call(const struct evidence *slowed);
