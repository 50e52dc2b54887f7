// SPDX-License-Identifier: MIT
// The table of gradebooks' formats, and what several of them share.
#include "gradebook_format.h"

#include <stdlib.h>
#include <string.h>

static const struct gradebook_format *const formats[] = {
#define GRADEBOOK(name) &gradebook_##name,
#include "gradebooks/list.def"
#undef GRADEBOOK
};

// `csv` is the default of commands/gradebook.c.
const char gradebook_help[] =
    "In this format: "
#define GRADEBOOK(name) #name ", "
#include "gradebooks/list.def"
#undef GRADEBOOK
    "by default csv; may be given several times, to standard output or into a file";

const struct gradebook_format *gradebook_format_at(size_t number) {
    return number < sizeof formats / sizeof *formats ? formats[number] : NULL;
}

const struct gradebook_format *gradebook_format_named(const char *name) {
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i]->name, name) == 0)
            return formats[i];
    return NULL;
}

const char *gradebook_format_names(struct arena *arena) {
    struct str names = {.arena = arena};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        str_print(&names, "%s%s", i ? ", " : "", formats[i]->name);
    return names.data;
}

// --- cells

// PHP, in which Moodle is written, takes a backslash before a quote for an escape.
static const char *without_escapes(struct arena *arena, const char *cell) {
    struct str out = {.arena = arena};
    str_add(&out, TEXT(""));
    for (cell = csv_plain(arena, cell); *cell; cell++) {
        str_add(&out, (struct text){cell, 1});
        if (*cell == '\\' && (!cell[1] || cell[1] == '"'))
            str_add(&out, TEXT(" "));
    }
    return out.data;
}

// Nothing at all is another thing than an empty text to Canvas.
void gradebook_put(struct gradebook_output *out, const char *cell) {
    if (*cell)
        csv_add_cell(&out->text, without_escapes(out->text.arena, cell));
    str_add(&out->text, TEXT(","));
}

void gradebook_put_number(struct gradebook_output *out, int number) {
    str_print(&out->text, "%d,", number);
}

void gradebook_end_row(struct gradebook_output *out) {
    out->text.size--; // the last comma
    str_add(&out->text, TEXT("\r\n"));
}

double gradebook_most(const char *cell) {
    CLEANUP_ARENA struct arena arena = {0};
    char *number = arena_copy(&arena, cell, strlen(cell)), *comma = strchr(number, ','), *end;
    if (comma)
        *comma = '.';
    double most = strtod(number, &end);
    return end[strspn(end, " ")] || !(most > 0 && most < 1e6) ? 0 : most;
}

static bool is_scaled(int max_points, double most) {
    return most > 0 && max_points > 0 && most != max_points;
}

void gradebook_put_points(struct gradebook_output *out, const struct gradebook_result *result,
                          double most) {
    if (!is_scaled(result->max_points, most)) {
        gradebook_put_number(out, result->points);
        return;
    }
    char number[64];
    int size = snprintf(number, sizeof number, "%.2f", result->points * most / result->max_points);
    while (number[size - 1] == '0')
        size--;
    size -= number[size - 1] == '.';
    str_print(&out->text, "%.*s,", size, number);
}

void gradebook_note_scale(struct gradebook_output *out, const struct gradebook_exercise *exercise,
                          double most) {
    struct arena *arena = out->notes->arena;
    if (is_scaled(exercise->max_points, most))
        gradebook_note(out->notes, "points are scaled, as the roster has another maximum:",
                       arena_print(arena, "%s: %d points here, %g there",
                                   text_shown(arena, text_of(exercise->name), SIZE_MAX),
                                   exercise->max_points, most));
}

void gradebook_put_identity(struct gradebook_output *out, const struct roster *roster,
                            const struct roster_row *row) {
    for (size_t i = 0; i < roster->columns; i++)
        if (roster_identifies(roster, i))
            gradebook_put(out, row ? row->cells[i] : roster->headers[i]);
}
