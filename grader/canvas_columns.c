// SPDX-License-Identifier: MIT
// Under which headings of Canvas' gradebook the grades of exercises stand.
#include "canvas_columns.h"

#include <ctype.h>
#include <string.h>

// Of "Pipes (123)", an assignment and its number: the size of "Pipes".
static size_t title_size(const char *heading) {
    size_t size = strlen(heading), at = size - 1;
    if (size < 5 || heading[at] != ')')
        return size;
    while (at && isdigit((unsigned char)heading[at - 1]))
        at--;
    bool numbered = at + 1 < size && at > 1 && heading[at - 1] == '(' && heading[at - 2] == ' ';
    return numbered ? at - 2 : size;
}

static bool is_named(struct arena *arena, const char *heading,
                     const struct gradebook_exercise *exercise) {
    const char *title = roster_fold(arena, arena_copy(arena, heading, title_size(heading)));
    return strcmp(title, roster_fold(arena, exercise->name)) == 0 ||
           strcmp(title, roster_fold(arena, exercise->title)) == 0;
}

// Canvas would take it for another assignment's, or for a sum of its own.
static bool is_misread(const char *title) {
    static const char *const sums[] = {"Current Score",  "Current Points", "Current Grade",
                                       "Final Score",    "Final Points",   "Final Grade",
                                       "Override Score", "Override Grade", "Override Status"};
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
        if (strstr(title, sums[i]))
            return true;
    return title[title_size(title)];
}

static const char *new_heading(const struct gradebook *gradebook,
                               const struct gradebook_exercise *exercise) {
    size_t alike = 0;
    ARRAY_EACH(other, &gradebook->exercises)
        alike += strcmp(other->title, exercise->title) == 0;
    return alike > 1 || is_misread(exercise->title)
               ? text_shown(gradebook->arena, text_of(exercise->name), SIZE_MAX)
               : exercise->title;
}

static bool find_one(const struct gradebook *gradebook, size_t from, struct canvas_column *column,
                     struct error *err) {
    const struct roster *roster = gradebook->roster;
    for (size_t i = from; i < roster->columns; i++) {
        if (!is_named(gradebook->arena, roster->headers[i], column->exercise))
            continue;
        if (column->number != SIZE_MAX)
            return error_set(err, BLAME_AUTHOR,
                             "%s:1: the columns %s and %s are both named as the exercise %s; take "
                             "one of them out of the file",
                             roster->file, column->heading, roster->headers[i],
                             column->exercise->name);
        column->number = i;
        column->heading = roster->headers[i];
        column->most = roster->points_possible ? roster->points_possible[i] : "";
    }
    return true;
}

static bool are_apart(const struct gradebook *gradebook, const struct canvas_columns *columns,
                      struct error *err) {
    ARRAY_EACH(one, &columns->list)
        ARRAY_EACH(other, &columns->list)
            if (one < other && one->number == other->number && one->number != SIZE_MAX)
                return error_set(err, BLAME_AUTHOR,
                                 "%s:1: the column %s is named as the exercises %s and %s; say "
                                 "with -e which one is meant",
                                 gradebook->roster->file, one->heading, one->exercise->name,
                                 other->exercise->name);
    return true;
}

bool canvas_columns_find(const struct gradebook *gradebook, struct canvas_columns *out_columns,
                         struct error *err) {
    const struct roster *roster = gradebook->roster;
    *out_columns = (struct canvas_columns){0};
    if (roster && roster_is_canvas(roster))
        out_columns->identity = roster_column(roster, "Section") + 1;
    ARRAY_EACH(exercise, &gradebook->exercises) {
        struct canvas_column *column = ARRAY_ADD(gradebook->arena, &out_columns->list);
        *column = (struct canvas_column){.exercise = exercise, .number = SIZE_MAX, .most = ""};
        if (out_columns->identity && !find_one(gradebook, out_columns->identity, column, err))
            return false;
        if (column->number == SIZE_MAX)
            column->heading = new_heading(gradebook, exercise);
    }
    return are_apart(gradebook, out_columns, err);
}
