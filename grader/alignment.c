// SPDX-License-Identifier: MIT
// Aligns lines with expected lines, so that one too many does not make all that follow look wrong:
// a longest common subsequence of a window.
#include "alignment.h"

enum { BEFORE = 2, WINDOW = 40, MOST_ROWS = 12, MOST_SHOWN = 200 };

struct window {
    const struct expected_lines *expected;
    const struct lines *lines;
    size_t first, items, count; // both begin at `first`; how many of each
    // Of the items from i and the lines from k on: how many belong together.
    size_t common[WINDOW + 1][WINDOW + 1];
};

static const char *show_item(const struct expected_line *item, struct arena *arena) {
    return item->pattern ? expected_line_describe(item, arena)
                         : text_shown(arena, item->text, MOST_SHOWN);
}

static void add_row(struct compared_lines *rows, const struct expected_line *item,
                    const struct line *line, bool fits, struct arena *arena) {
    rows->more = rows->count == MOST_ROWS;
    if (!rows->more)
        *ARRAY_ADD(arena, rows) =
            (struct compared_line){.expected = item ? show_item(item, arena) : NULL,
                                   .seen = line ? text_shown(arena, line->text, MOST_SHOWN) : NULL,
                                   .fits = fits};
}

static const struct expected_line *item_at(const struct window *window, size_t i) {
    return &window->expected->items[window->first + i];
}

static const struct line *line_at(const struct window *window, size_t k) {
    return &window->lines->items[window->first + k];
}

static bool fits(const struct window *window, size_t i, size_t k) {
    return expected_line_matches(item_at(window, i), line_at(window, k)->text);
}

static void count_common(struct window *window) {
    for (size_t i = window->items; i-- > 0;)
        for (size_t k = window->count; k-- > 0;) {
            size_t down = window->common[i + 1][k], right = window->common[i][k + 1];
            window->common[i][k] = fits(window, i, k) ? window->common[i + 1][k + 1] + 1
                                   : down > right     ? down
                                                      : right;
        }
}

// Items and lines up to these have no partner: they stand beside each other as far as they go.
static void add_strangers(const struct window *window, size_t *i, size_t *k, size_t items,
                          size_t lines, struct compared_lines *rows, struct arena *arena) {
    while (*i < items || *k < lines) {
        const struct expected_line *item = *i < items ? item_at(window, (*i)++) : NULL;
        const struct line *line = *k < lines ? line_at(window, (*k)++) : NULL;
        add_row(rows, item, line, false, arena);
    }
}

static struct compared_lines align(const struct window *window, struct arena *arena) {
    struct compared_lines rows = {0};
    size_t i = 0, k = 0; // that have a row
    for (size_t item = 0, line = 0; item < window->items && line < window->count;) {
        if (fits(window, item, line)) {
            add_strangers(window, &i, &k, item, line, &rows, arena);
            add_row(&rows, item_at(window, i++), line_at(window, k++), true, arena);
            item++, line++;
        } else if (window->common[item + 1][line] >= window->common[item][line + 1]) {
            item++;
        } else {
            line++;
        }
    }
    add_strangers(window, &i, &k, window->items, window->count, &rows, arena);
    return rows;
}

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

static struct compared_lines compare_in_order(enum match match,
                                              const struct expected_lines *expected,
                                              const struct lines *lines, size_t differ,
                                              struct arena *arena) {
    struct window *window = ARENA_NEW(arena, struct window);
    window->expected = expected;
    window->lines = lines;
    window->first = differ > BEFORE ? differ - BEFORE : 0;
    window->items = least(expected->count - window->first, WINDOW);
    window->count = least(lines->count - window->first, WINDOW);
    count_common(window);
    struct compared_lines rows = align(window, arena);
    while (match != MATCH_EXACTLY && rows.count && !rows.items[rows.count - 1].seen)
        rows.count--; // output may be cut off there
    return rows;
}

static struct compared_lines compare_in_any_order(const struct expected_lines *expected,
                                                  const struct lines *lines,
                                                  const struct difference *difference,
                                                  struct arena *arena) {
    struct compared_lines rows = {0};
    if (difference->kind == DIFFERENCE_EXTRA)
        add_row(&rows, NULL, &lines->items[difference->line], false, arena);
    else
        add_row(&rows, &expected->items[difference->item], NULL, false, arena);
    ARRAY_EACH(item, &difference->missing)
        add_row(&rows, &expected->items[*item], NULL, false, arena);
    return rows;
}

struct compared_lines alignment_make(enum match match, const struct expected_lines *expected,
                                     const struct lines *lines, const struct difference *difference,
                                     struct arena *arena) {
    if (difference->kind == DIFFERENCE_WHOLE || match == MATCH_INCLUDES)
        return (struct compared_lines){0};
    if (match == MATCH_ANY_ORDER)
        return compare_in_any_order(expected, lines, difference, arena);
    return compare_in_order(match, expected, lines, least(difference->item, difference->line),
                            arena);
}
