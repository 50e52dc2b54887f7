// SPDX-License-Identifier: MIT
// The grades of a class as a table: a line a student, a column an exercise.
#pragma once

#include "grade.h"
#include "roster.h"

struct gradebook_result {
    const char *exercise, *title;
    const char *specification; // by which it was graded; NULL: it could not be read
    const char *problem;       // "": it could not be graded; else why it could not be read; or NULL
    int points, max_points;    // nothing where there is a problem
    ARRAY_OF(const char *) lost; // a line for each check that did not pass, as students may see it
};

struct gradebook_student {
    const char *name;           // of the folder, of any bytes
    const char *full_name, *id; // safe to show; or NULL
    ARRAY_OF(struct gradebook_result) results;
    struct roster_match match; // where there is a roster
    bool left_out;             // it does not tell the student, or not only this one
};

struct gradebook_exercise {
    const char *name, *title;
    const char *specification; // by which most of its results were graded
    int max_points;            // by that one
    size_t others, count;      // of its results: those by another specification; all
};

struct gradebook_line {
    const struct roster_row *row;            // NULL: there is no roster
    const struct gradebook_student *student; // NULL: nothing is known
};

struct gradebook {
    struct arena *arena;
    const struct roster *roster; // NULL: those of whom there are results
    ARRAY_OF(struct gradebook_student) students;
    ARRAY_OF(struct gradebook_exercise) exercises; // by name
    ARRAY_OF(struct gradebook_line) lines;         // as the roster has them, or as they were added
};

// The names live as long as the gradebook; the rest of the grade is copied.
struct gradebook_student *gradebook_add_student(struct gradebook *gradebook, const char *name);
void gradebook_add(struct gradebook *gradebook, struct gradebook_student *student,
                   const struct grade *grade);
void gradebook_add_damaged(struct gradebook *gradebook, struct gradebook_student *student,
                           const char *exercise, const char *problem);

// Once all are added: the roster's lines, the exercises.
void gradebook_close(struct gradebook *gradebook);

// NULL: there is none, or nobody.
const struct gradebook_result *gradebook_find(const struct gradebook_student *student,
                                              const struct gradebook_exercise *exercise);
// NULL: also where it could not be graded.
const struct gradebook_result *gradebook_graded(const struct gradebook_student *student,
                                                const struct gradebook_exercise *exercise);

// Whether a line's result could not be graded or read.
bool gradebook_is_faulty(const struct gradebook *gradebook);
