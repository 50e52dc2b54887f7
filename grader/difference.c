// SPDX-License-Identifier: MIT
// Compares lines with expected lines in each of the ways that a specification can ask for.
#include "difference.h"

#include <string.h>

enum {
    MOST_FURTHER = 100
}; // lines beyond twice those expected, among which missing ones are looked for

struct comparison {
    const struct expected_lines *expected;
    const struct lines *lines;
};

static bool fits(const struct comparison *comparison, size_t line, size_t item) {
    return expected_line_matches(&comparison->expected->items[item],
                                 comparison->lines->items[line].text);
}

// --- one after the other

// Whether the output ends in the middle of this item.
static bool is_cut(const struct comparison *comparison, size_t line, size_t item) {
    const struct line *last = &comparison->lines->items[line];
    const struct expected_line *expected = &comparison->expected->items[item];
    return line + 1 == comparison->lines->count && !last->whole && !expected->pattern &&
           last->text.size < expected->text.size &&
           memcmp(last->text.data, expected->text.data, last->text.size) == 0;
}

static struct difference compare_in_order(const struct comparison *comparison, enum match match) {
    size_t lines = comparison->lines->count, items = comparison->expected->count;
    bool cut = false;
    for (size_t i = 0; i < lines; i++) {
        if (i >= items)
            return (struct difference){.kind = DIFFERENCE_EXTRA, .line = i, .item = items};
        if (fits(comparison, i, i))
            continue;
        cut = match != MATCH_EXACTLY && is_cut(comparison, i, i);
        if (!cut)
            return (struct difference){.kind = DIFFERENCE_WRONG, .line = i, .item = i};
    }
    if (match == MATCH_EXACTLY && lines < items)
        return (struct difference){.kind = DIFFERENCE_MISSING, .line = lines, .item = lines};
    if (match == MATCH_STRICT_PREFIX && lines == items && !cut)
        return (struct difference){.kind = DIFFERENCE_WHOLE, .line = lines, .item = items};
    return (struct difference){0};
}

// --- in between

// A line before `end` that fits the item and that no item before it has taken; `end` where none
// does.
static size_t find_early(const struct comparison *comparison, size_t item, size_t end) {
    size_t taken = 0;
    for (size_t line = 0; line < end; line++) {
        if (taken < item && fits(comparison, line, taken))
            taken++;
        else if (fits(comparison, line, item))
            return line;
    }
    return end;
}

static struct difference compare_included(const struct comparison *comparison) {
    size_t line = 0, behind = 0, count = comparison->lines->count;
    for (size_t item = 0; item < comparison->expected->count; item++) {
        while (line < count && !fits(comparison, line, item))
            line++;
        if (line == count) {
            size_t early = find_early(comparison, item, behind);
            return early < behind
                       ? (struct difference){.kind = DIFFERENCE_EARLY, .line = early, .item = item}
                       : (struct difference){
                             .kind = DIFFERENCE_MISSING, .line = behind, .item = item};
        }
        behind = ++line;
    }
    return (struct difference){0};
}

// --- in any order: a matching of lines and items, grown by augmenting paths

struct matching {
    const struct comparison *comparison;
    size_t *line_of; // of each item: 1 + its line, or 0
    bool *tried;     // of each item, on the present path
};

static bool find_item(struct matching *matching, size_t line) {
    size_t count = matching->comparison->expected->count;
    for (size_t item = 0; item < count; item++)
        if (!matching->line_of[item] && fits(matching->comparison, line, item)) {
            matching->line_of[item] = line + 1;
            return true;
        }
    for (size_t item = 0; item < count; item++) {
        if (matching->tried[item] || !fits(matching->comparison, line, item))
            continue;
        matching->tried[item] = true;
        if (find_item(matching, matching->line_of[item] - 1)) {
            matching->line_of[item] = line + 1;
            return true;
        }
    }
    return false;
}

// What else there is does not matter where a program prints without an end.
static struct missing_items find_missing(struct matching *matching, size_t extra,
                                         struct arena *arena) {
    const struct comparison *comparison = matching->comparison;
    size_t count = comparison->expected->count;
    struct missing_items missing = {0};
    if (comparison->lines->count > 2 * count + MOST_FURTHER)
        return missing;
    for (size_t line = extra + 1; line < comparison->lines->count; line++) {
        memset(matching->tried, 0, count * sizeof(bool));
        find_item(matching, line);
    }
    for (size_t item = 0; item < count; item++)
        if (!matching->line_of[item])
            *ARRAY_ADD(arena, &missing) = item;
    return missing;
}

static struct difference compare_in_any_order(const struct comparison *comparison,
                                              struct arena *arena) {
    size_t count = comparison->expected->count;
    struct matching matching = {.comparison = comparison,
                                .line_of = arena_alloc(arena, count * sizeof(size_t)),
                                .tried = arena_alloc(arena, count * sizeof(bool))};
    for (size_t line = 0; line < comparison->lines->count; line++) {
        memset(matching.tried, 0, count * sizeof(bool));
        if (!find_item(&matching, line))
            return (struct difference){DIFFERENCE_EXTRA, line, count,
                                       find_missing(&matching, line, arena)};
    }
    for (size_t item = 0; item < count; item++)
        if (!matching.line_of[item])
            return (struct difference){
                .kind = DIFFERENCE_MISSING, .line = comparison->lines->count, .item = item};
    return (struct difference){0};
}

struct difference difference_find(enum match match, const struct expected_lines *expected,
                                  const struct lines *lines, struct arena *arena) {
    struct comparison comparison = {expected, lines};
    if (match == MATCH_INCLUDES)
        return compare_included(&comparison);
    if (match == MATCH_ANY_ORDER)
        return compare_in_any_order(&comparison, arena);
    return compare_in_order(&comparison, match);
}
