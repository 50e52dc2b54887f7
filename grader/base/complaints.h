// SPDX-License-Identifier: MIT
// What is wrong with a file that an author wrote, each with its place.
#pragma once

#include "base/array.h"
#include "base/str.h"

struct complaint {
    int line, column; // from 1
    const char *text;
};

struct complaints {
    struct arena *arena;
    const char *file;
    ARRAY_OF(struct complaint) list; // in the order of their places
    size_t left_out;                 // beyond the first two hundred
};

// Always false. Line and column are counted from 0 here, as libyaml does.
bool complaints_add(struct complaints *complaints, size_t line, size_t column, const char *format,
                    va_list arguments) __attribute__((format(printf, 4, 0)));

// "file:line:column: text" and a line's end for each of them.
void complaints_write(const struct complaints *complaints, struct str *out);
