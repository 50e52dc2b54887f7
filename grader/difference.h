// SPDX-License-Identifier: MIT
// The first difference between the lines that were printed and those that were expected.
#pragma once

#include "expected_lines.h"
#include "lines.h"

enum match {
    MATCH_EXACTLY,       // the same lines in this order, and no more
    MATCH_PREFIX,        // cut off somewhere, or not at all
    MATCH_STRICT_PREFIX, // cut off before the end
    MATCH_INCLUDES,      // in this order, others between them
    MATCH_ANY_ORDER,     // the same lines in any order, and no more
};

struct difference {
    enum {
        DIFFERENCE_NONE,
        DIFFERENCE_WRONG,   // the line stands where the item should
        DIFFERENCE_MISSING, // of the item; the line is the number of lines before its place
        DIFFERENCE_EXTRA,   // of the line
        DIFFERENCE_EARLY,   // the item stands only in the line, before its place
        DIFFERENCE_WHOLE,   // nothing was cut off
    } kind;
    size_t line, item; // from 0
    // Of an extra line in any order: the items that no line fits, where they were looked for.
    struct missing_items {
        size_t *items;
        size_t count, capacity;
    } missing;
};

struct difference difference_find(enum match match, const struct expected_lines *expected,
                                  const struct lines *lines, struct arena *arena);
