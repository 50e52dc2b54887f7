// SPDX-License-Identifier: MIT
// What Canvas' gradebook imports, which is what it exports: a column an assignment, and below the
// headers a row of the most points. With such an export as the roster its students and its
// assignments are filled in.
#include "canvas_columns.h"
#include "gradebook_format.h"

#include <string.h>

static const char *const own_headers[] = {"Student", "ID", "SIS User ID", "SIS Login ID",
                                          "Section"};

enum { OWN = sizeof own_headers / sizeof *own_headers };

// --- who a row is

// Whoever is called so would be taken for the row of that name; Canvas goes by the other columns.
static void put_name(struct gradebook_output *out, const char *name) {
    gradebook_put(out, strstr(name, "Points Possible") ? "" : name);
}

static void put_exported(const struct roster_row *row, size_t count, struct gradebook_output *out) {
    put_name(out, row->cells[0]);
    for (size_t i = 1; i < count; i++)
        gradebook_put(out, row->cells[i]);
}

// Of another list, in the order of own_headers.
static void put_listed(const struct roster *roster, const struct roster_row *row,
                       struct gradebook_output *out) {
    size_t section = roster_column(roster, "Section");
    put_name(out, roster_cell(roster, row, ROSTER_NAME));
    gradebook_put(out, roster_cell(roster, row, ROSTER_ID));
    gradebook_put(out, roster_cell(roster, row, ROSTER_NUMBER));
    gradebook_put(out, roster_cell(roster, row, ROSTER_LOGIN));
    gradebook_put(out, section < roster->columns ? row->cells[section] : "");
}

// Likewise. A folder that is no download's is mostly called as its student logs in.
static void put_known(const struct gradebook *gradebook, const struct gradebook_student *student,
                      struct gradebook_output *out) {
    const char *name = text_shown(gradebook->arena, text_of(student->name), SIZE_MAX);
    put_name(out, student->full_name ? student->full_name : name);
    gradebook_put(out, student->id ? student->id : "");
    gradebook_put(out, "");
    gradebook_put(out, student->id ? "" : name);
    gradebook_put(out, "");
}

static void put_student(const struct gradebook *gradebook, const struct gradebook_line *line,
                        size_t exported, struct gradebook_output *out) {
    if (exported)
        put_exported(line->row, exported, out);
    else if (line->row)
        put_listed(gradebook->roster, line->row, out);
    else
        put_known(gradebook, line->student, out);
}

// --- points

static void put_headers(const struct gradebook *gradebook, const struct canvas_columns *columns,
                        struct gradebook_output *out) {
    size_t count = columns->identity ? columns->identity : OWN;
    for (size_t i = 0; i < count; i++)
        gradebook_put(out, columns->identity ? gradebook->roster->headers[i] : own_headers[i]);
    ARRAY_EACH(column, &columns->list)
        gradebook_put(out, column->heading);
    gradebook_end_row(out);
    gradebook_put(out, "    Points Possible");
    for (size_t i = 1; i < count; i++)
        gradebook_put(out, "");
    ARRAY_EACH(column, &columns->list)
        if (column->number == SIZE_MAX)
            gradebook_put_number(out, column->exercise->max_points);
        else // with others Canvas would change the assignment
            gradebook_put(out, column->most);
    gradebook_end_row(out);
}

static const char *cell_of(const struct gradebook_line *line, const struct canvas_column *column) {
    return column->number == SIZE_MAX ? "" : line->row->cells[column->number];
}

static bool is_excused(const struct gradebook *gradebook, const char *cell) {
    return strcmp(roster_fold(gradebook->arena, cell), "ex") == 0;
}

// What the export has where we know nothing stays: Canvas would take a grade away otherwise.
static void put_points(const struct gradebook *gradebook, const struct gradebook_line *line,
                       const struct canvas_column *column, struct gradebook_output *out) {
    const struct gradebook_result *result = gradebook_graded(line->student, column->exercise);
    const char *there = cell_of(line, column);
    if (result && !is_excused(gradebook, there))
        gradebook_put_points(out, result, gradebook_most(column->most));
    else
        gradebook_put(out, there);
}

static void note(const struct gradebook *gradebook, const struct canvas_columns *columns,
                 struct gradebook_output *out) {
    ARRAY_EACH(column, &columns->list)
        gradebook_note_scale(out, column->exercise, gradebook_most(column->most));
    ARRAY_EACH(column, &columns->list)
        ARRAY_EACH(line, &gradebook->lines)
            if (gradebook_graded(line->student, column->exercise) &&
                is_excused(gradebook, cell_of(line, column)))
                gradebook_note(out->notes, "excused (EX) in Canvas, and left so:",
                               arena_print(gradebook->arena, "%s: %s",
                                           gradebook_line_name(gradebook, line),
                                           column->exercise->name));
}

static bool write(const struct gradebook *gradebook, struct gradebook_output *out,
                  struct error *err) {
    struct canvas_columns columns;
    if (!canvas_columns_find(gradebook, &columns, err))
        return false;
    put_headers(gradebook, &columns, out);
    ARRAY_EACH(line, &gradebook->lines) {
        put_student(gradebook, line, columns.identity, out);
        ARRAY_EACH(column, &columns.list)
            put_points(gradebook, line, column, out);
        gradebook_end_row(out);
    }
    note(gradebook, &columns, out);
    return true;
}

const struct gradebook_format gradebook_canvas = {
    .name = "canvas",
    .summary = "for the import of Canvas' gradebook",
    .write = write,
};
