// SPDX-License-Identifier: MIT
// A row a student, a column an exercise: for spreadsheets, and for Moodle's import of grades.
#include "gradebook_format.h"

static void put_headers(const struct gradebook *gradebook, struct gradebook_output *out) {
    if (gradebook->roster) {
        gradebook_put_identity(out, gradebook->roster, NULL);
    } else {
        gradebook_put(out, "student");
        gradebook_put(out, "name");
        gradebook_put(out, "id");
    }
    ARRAY_EACH(exercise, &gradebook->exercises)
        gradebook_put(out, text_shown(gradebook->arena, text_of(exercise->name), SIZE_MAX));
    gradebook_put(out, "total");
    gradebook_put(out, "max");
    gradebook_end_row(out);
}

static void put_student(const struct gradebook *gradebook, const struct gradebook_line *line,
                        struct gradebook_output *out) {
    const struct gradebook_student *student = line->student;
    if (line->row) {
        gradebook_put_identity(out, gradebook->roster, line->row);
        return;
    }
    gradebook_put(out, text_shown(gradebook->arena, text_of(student->name), SIZE_MAX));
    gradebook_put(out, student->full_name ? student->full_name : "");
    gradebook_put(out, student->id ? student->id : "");
}

// What could not be graded leaves the total unknown; what was not handed in adds nothing.
static void put_points(const struct gradebook *gradebook, const struct gradebook_line *line,
                       struct gradebook_output *out) {
    int total = 0, most = 0;
    size_t graded = 0;
    bool known = true;
    ARRAY_EACH(exercise, &gradebook->exercises) {
        const struct gradebook_result *result = gradebook_graded(line->student, exercise);
        most += exercise->max_points;
        if (result) {
            gradebook_put_points(out, result, 0);
            total += result->points;
            graded++;
        } else {
            gradebook_put(out, "");
            known &= !gradebook_find(line->student, exercise);
        }
    }
    if (known && graded)
        gradebook_put_number(out, total);
    else
        gradebook_put(out, "");
    gradebook_put_number(out, most);
}

static bool write(const struct gradebook *gradebook, struct gradebook_output *out,
                  struct error *err) {
    (void)err;
    put_headers(gradebook, out);
    ARRAY_EACH(line, &gradebook->lines) {
        put_student(gradebook, line, out);
        put_points(gradebook, line, out);
        gradebook_end_row(out);
    }
    return true;
}

const struct gradebook_format gradebook_csv = {
    .name = "csv",
    .summary = "for spreadsheets, and for Moodle's import of grades",
    .write = write,
};
