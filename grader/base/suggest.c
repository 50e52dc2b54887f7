// SPDX-License-Identifier: MIT
// "Did you mean": finds the known word that was probably meant by a misspelled one.
#include "base/suggest.h"

#include <string.h>

enum { LONGEST = 64 };

static size_t least_of(size_t a, size_t b, size_t c) {
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

// Edits (insert, delete, replace a letter, swap two neighbours) that make `b` of `a`; both at most
// LONGEST long.
static size_t edit_distance(const char *a, const char *b) {
    size_t rows[3][LONGEST + 1];
    size_t length = strlen(b);
    size_t *before = rows[0], *above = rows[1], *row = rows[2];
    for (size_t k = 0; k <= length; k++)
        above[k] = k;
    for (size_t i = 1; a[i - 1]; i++) {
        row[0] = i;
        for (size_t k = 1; k <= length; k++) {
            size_t replaced = above[k - 1] + (a[i - 1] != b[k - 1]);
            row[k] = least_of(above[k] + 1, row[k - 1] + 1, replaced);
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
                row[k] = least_of(row[k], before[k - 2] + 1, row[k]);
        }
        size_t *oldest = before;
        before = above, above = row, row = oldest;
    }
    return above[length];
}

void suggestion_offer(struct suggestion *suggestion, const char *known) {
    size_t length = strlen(known);
    if (length > LONGEST || strlen(suggestion->word) > LONGEST || !*suggestion->word)
        return;
    size_t distance = edit_distance(suggestion->word, known);
    size_t allowed = length < 3 ? 0 : length < 6 ? 1 : length / 3;
    if (distance > allowed || (suggestion->best && distance >= suggestion->distance))
        return;
    suggestion->best = known;
    suggestion->distance = distance;
}

const char *suggestion_phrase(const struct suggestion *suggestion, struct arena *arena) {
    return suggestion->best ? arena_print(arena, "; did you mean `%s`?", suggestion->best) : "";
}
