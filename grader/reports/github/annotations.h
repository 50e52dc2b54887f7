// SPDX-License-Identifier: MIT
// All annotations of a report.
#pragma once

#include "report.h"
#include "reports/github/annotation.h"

struct annotations {
    struct arena *arena;
    ARRAY_OF(struct annotation) of[ANNOTATION_KINDS];
};

// Of each check that did not pass, at its line of the source where one is known; and of the points.
void annotations_add(struct annotations *annotations, const struct verdict *verdict);
