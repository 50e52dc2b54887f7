// SPDX-License-Identifier: MIT
// The output beside what was expected of it, around the place where they begin to differ.
#pragma once

#include "check.h"
#include "difference.h"

// `difference`: what difference_find() said of them. Of lines that may stand among others
// (includes) there is none: what belongs to what is not known.
struct compared_lines alignment_make(enum match match, const struct expected_lines *expected,
                                     const struct lines *lines, const struct difference *difference,
                                     struct arena *arena);
