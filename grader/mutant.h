// SPDX-License-Identifier: MIT
// Wrong programs that are made by machine: a right one with a single small change.
//
// Source of the idea: DeMillo, Lipton and Sayward, "Hints on Test Data Selection", Computer 11(4),
// 1978; the changes are those that students of processes make.
#pragma once

#include "base/array.h"
#include "base/str.h"

struct mutant {
    const char *change; // in words, without its place: "drop `close(fd);`"
    int line, column;   // where, from 1
    const char *source; // that line as it was, without blanks around it
    struct text text;   // the whole file, changed
};

struct mutants {
    struct mutant *items;
    size_t count, capacity;
};

// Of one source file, in the order of its lines. What does not compile, or does the same, is among
// them.
void mutants_make(struct arena *arena, struct text text, struct mutants *out_mutants);
