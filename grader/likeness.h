// SPDX-License-Identifier: MIT
// Whether a program does under Valgrind what it does without: a program that tells the two apart
// can hide its faults. Pure.
#pragma once

#include "evidence.h"

// Both ended by themselves. NULL where they are alike: as many processes, each with the same end
// (but for the number that is not 0), and as many lines. They are not compared where the clock is
// real, for then the order of running may make a difference, nor where the program starts others:
// a program that starts itself by /proc/self/exe starts Valgrind there.
const char *likeness_difference(const struct evidence *plain, const struct evidence *slowed,
                                struct arena *arena);

// Whether Valgrind said that it lacks a system call of the program's.
bool likeness_lacks_call(const struct evidence *slowed);
