// SPDX-License-Identifier: MIT
// What each source file defines and calls: lines of nm --format=posix, of the run TOOL_SYMBOLS.
#pragma once

#include "evidence.h"

struct listed_symbol {
    struct text object; // "main.o", of main.c
    struct text name;
    char letter; // nm's: U is called but not defined here, T defined for all, t for this file
};

// Empty where they could not be listed.
struct text symbol_list(const struct evidence *evidence, struct arena *arena);

// Takes the first one off the list; passes over lines that are none. False at the end.
bool symbol_next(struct text *list, struct listed_symbol *out_symbol);

// Whether the object belongs to this source file.
bool symbol_is_of(const struct listed_symbol *symbol, const char *source);
