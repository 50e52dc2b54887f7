// SPDX-License-Identifier: MIT
// A student's grade in one exercise, as a batch keeps it: RESULTS/<student>/<exercise>.json.
// Nothing but these files is the truth about a class.
#pragma once

#include "report.h"

// What must be the same for a grade to be used again. Of all but the last: SHA-256, in hexadecimal.
struct grade_keys {
    const char *submission, *specification, *grader;
    const char *sandbox; // its name, and the versions of the programs in it
};

struct grade {
    const char *student;   // the name of the folder: hostile, and any bytes
    const char *full_name; // as the download's name tells it, safe to show; or NULL
    const char *id;        // likewise, of the student in the course's platform; or NULL
    const char *exercise;
    struct grade_keys keys;
    enum outcome outcome; // OUTCOME_ERROR: it could not be graded, and the points say nothing
    int points, max_points;
    double seconds;  // that the grading took
    json_t *result;  // report_object() of the verdict
    json_t *shown;   // the same for students, after verdict_hide()
    json_t *sources; // {file name: its text, safe to show but for tabs and ends of lines}
    json_t *json;    // the whole file, which owns these; NULL: nothing does
};

// Whoever reads it finds the old one or the new one, whole.
bool grade_write(struct arena *arena, const char *results, const struct grade *grade,
                 struct error *err);

// False: it is not there, can not be read, or is no grade. Cleared by the caller in any case.
bool grade_read(struct arena *arena, const char *results, const char *student, const char *exercise,
                struct grade *out_grade, struct error *err);

void grade_clear(struct grade *grade);

#define CLEANUP_GRADE __attribute__((cleanup(grade_clear)))

// Those of whom there are results, and the exercises of one of them: sorted, ended by NULL. NULL
// where the folder can't be read (errno).
const char **grade_students(struct arena *arena, const char *results);
const char **grade_exercises(struct arena *arena, const char *results, const char *student);
