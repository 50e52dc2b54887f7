// SPDX-License-Identifier: MIT
// "Did you mean": finds the known word that was probably meant by a misspelled one.
#pragma once

#include "base/arena.h"

#include <stddef.h>

// Start with {.word = "what was written"}, offer every known word, then look at `best`.
struct suggestion {
    const char *word, *best; // best: NULL where nothing was near enough
    size_t distance;         // of the best
};

void suggestion_offer(struct suggestion *suggestion, const char *known);

// "; did you mean `x`?" or "".
const char *suggestion_phrase(const struct suggestion *suggestion, struct arena *arena);
