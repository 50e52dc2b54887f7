// SPDX-License-Identifier: MIT
// What GitHub shows at a line of the source, or beside the run.
#pragma once

#include "base/str.h"

#include <stdio.h>

enum annotation_kind { ANNOTATION_ERROR, ANNOTATION_WARNING, ANNOTATION_NOTICE, ANNOTATION_KINDS };

struct annotation {
    const char *file; // as the checkout names it; NULL: of no line
    int line, column; // column 0: of the whole line
    const char *title;
    struct text message;
};

// As a workflow command, a line; nothing in it begins another one.
void annotation_write(FILE *file, enum annotation_kind kind, const struct annotation *annotation,
                      struct arena *arena);
