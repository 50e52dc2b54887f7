// SPDX-License-Identifier: MIT
// Moodle's worksheet for grading offline, of one assignment. With the one that Moodle exports as
// the roster, its grades and feedback comments are filled in, and all else stays as it is.
#include "gradebook_format.h"

#include "base/markup.h"

#include <string.h>

struct sheet {
    size_t grade, most, feedback; // columns of the roster; SIZE_MAX: it has none
};

// Moodle takes feedback for HTML.
static const char *feedback_of(struct arena *arena, const struct gradebook_result *result) {
    struct str words = {.arena = arena};
    str_print(&words, "%d of %d points", result->points, result->max_points);
    ARRAY_EACH(line, &result->lost)
        str_print(&words, "<br>%s", markup_escape(arena, text_of(*line)));
    return words.data;
}

// --- without a worksheet

static void put_bare(const struct gradebook *gradebook, struct gradebook_output *out) {
    static const char *const headers[] = {"Identifier", "Full name", "Grade",
                                          "Last modified (grade)", "Feedback comments"};
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
        gradebook_put(out, headers[i]);
    gradebook_end_row(out);
    ARRAY_EACH(line, &gradebook->lines) {
        const struct gradebook_student *student = line->student;
        const struct gradebook_result *result =
            gradebook_graded(student, &gradebook->exercises.items[0]);
        if (result && !student->id)
            gradebook_note(out->notes, "left out, as no number of a participant is known:",
                           gradebook_name(gradebook->arena, student));
        if (!result || !student->id)
            continue; // an empty row would take feedback away
        gradebook_put(out, arena_print(gradebook->arena, "Participant %s", student->id));
        gradebook_put(out, student->full_name ? student->full_name : "");
        gradebook_put_points(out, result, 0);
        gradebook_put(out, "");
        gradebook_put(out, feedback_of(gradebook->arena, result));
        gradebook_end_row(out);
    }
}

// --- into a worksheet

static bool find_columns(const struct roster *roster, struct sheet *sheet, struct error *err) {
    sheet->grade = roster_column(roster, "Grade");
    sheet->most = roster_column(roster, "Maximum Grade");
    sheet->feedback = roster_column(roster, "Feedback comments");
    if (sheet->grade < roster->columns && roster_column(roster, "Identifier") < roster->columns &&
        roster_column(roster, "Last modified (grade)") < roster->columns)
        return true;
    return error_set(err, BLAME_AUTHOR,
                     "%s:1: -f moodle needs the columns Identifier, Grade and Last modified "
                     "(grade), as in what Moodle calls `Download grading worksheet`, in English; "
                     "with another list, -f csv is for Moodle's import of grades",
                     roster->file);
}

static void note_replaced(const struct gradebook *gradebook, const struct gradebook_line *line,
                          const char *there, const char *feedback, struct gradebook_output *out) {
    if (*there && strcmp(there, feedback) != 0)
        gradebook_note(out->notes, "feedback comments of the worksheet are replaced:",
                       gradebook_line_name(gradebook, line));
}

static void fill_line(const struct gradebook *gradebook, const struct gradebook_line *line,
                      const struct sheet *sheet, struct gradebook_output *out) {
    const struct gradebook_exercise *exercise = &gradebook->exercises.items[0];
    const struct gradebook_result *result = gradebook_graded(line->student, exercise);
    const char *const *cells = line->row->cells;
    const char *feedback = result ? feedback_of(gradebook->arena, result) : "";
    double most = sheet->most == SIZE_MAX ? 0 : gradebook_most(cells[sheet->most]);
    for (size_t i = 0; i < gradebook->roster->columns; i++)
        if (result && i == sheet->grade)
            gradebook_put_points(out, result, most);
        else
            gradebook_put(out, result && i == sheet->feedback ? feedback : cells[i]);
    gradebook_end_row(out);
    if (result && sheet->feedback != SIZE_MAX)
        note_replaced(gradebook, line, cells[sheet->feedback], feedback, out);
}

static bool fill(const struct gradebook *gradebook, struct gradebook_output *out,
                 struct error *err) {
    const struct roster *roster = gradebook->roster;
    struct sheet sheet;
    if (!find_columns(roster, &sheet, err))
        return false;
    for (size_t i = 0; i < roster->columns; i++)
        gradebook_put(out, roster->headers[i]);
    gradebook_end_row(out);
    ARRAY_EACH(line, &gradebook->lines)
        fill_line(gradebook, line, &sheet, out);
    if (sheet.most != SIZE_MAX)
        gradebook_note_scale(out, &gradebook->exercises.items[0],
                             gradebook_most(roster->rows.items[0].cells[sheet.most]));
    return true;
}

static bool write(const struct gradebook *gradebook, struct gradebook_output *out,
                  struct error *err) {
    struct str names = {.arena = gradebook->arena};
    ARRAY_EACH(exercise, &gradebook->exercises)
        str_print(&names, "%s%s", names.size ? ", " : "", exercise->name);
    if (gradebook->exercises.count > 1)
        return error_set(err, BLAME_AUTHOR,
                         "-f moodle: a worksheet is of one assignment; name its exercise with -e. "
                         "There are: %s",
                         names.data);
    if (gradebook->roster)
        return fill(gradebook, out, err);
    put_bare(gradebook, out);
    return true;
}

const struct gradebook_format gradebook_moodle = {
    .name = "moodle",
    .summary = "Moodle's worksheet for grading offline",
    .write = write,
};
