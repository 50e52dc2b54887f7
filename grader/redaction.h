// SPDX-License-Identifier: MIT
// What of a specification its students may read: the public checks.
#pragma once

#include "spec.h"

struct redaction {
    struct spec spec; // the whole
    struct text text; // what remains; empty where no public check is worth points
    int points, all_points;
};

// Of a file's text. False where it has mistakes, or can not be parted. What public checks need of
// others is left out of `text`, too.
bool redaction_make(struct arena *arena, const char *path, struct text source,
                    struct redaction *out, struct complaints *complaints);
