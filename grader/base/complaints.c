// SPDX-License-Identifier: MIT
// What is wrong with a file that an author wrote, each with its place.
#include "base/complaints.h"

enum { MOST_COMPLAINTS = 200 };

static bool is_before(const struct complaint *a, const struct complaint *b) {
    return a->line != b->line ? a->line < b->line : a->column < b->column;
}

bool complaints_add(struct complaints *complaints, size_t line, size_t column, const char *format,
                    va_list arguments) {
    if (complaints->list.count >= MOST_COMPLAINTS) {
        complaints->left_out++;
        return false;
    }
    struct complaint complaint = {(int)line + 1, (int)column + 1,
                                  arena_vprint(complaints->arena, format, arguments)};
    ARRAY_ADD(complaints->arena, &complaints->list);
    struct complaint *items = complaints->list.items;
    size_t at = complaints->list.count - 1;
    for (; at > 0 && is_before(&complaint, &items[at - 1]); at--)
        items[at] = items[at - 1];
    items[at] = complaint;
    return false;
}

void complaints_write(const struct complaints *complaints, struct str *out) {
    ARRAY_EACH(complaint, &complaints->list)
        str_print(out, "%s:%d:%d: %s\n", complaints->file, complaint->line, complaint->column,
                  complaint->text);
    if (complaints->left_out)
        str_print(out, "%s: and %zu more\n", complaints->file, complaints->left_out);
}
