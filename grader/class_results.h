// SPDX-License-Identifier: MIT
// The grades of a class: who there is, in which exercises, and one grade after the other, so that
// one alone is in memory.
#pragma once

#include "grade.h"

struct class_results {
    const char *folder;
    const char **students; // sorted, also those without a grade
    size_t student_count;
    const char **exercises; // of all of them, sorted
    size_t exercise_count;
};

// False, the author's fault: it is no such folder.
bool class_results_open(struct arena *arena, const char *folder, struct class_results *out_results,
                        struct error *err);

// Numbers into class_results.
struct class_place {
    size_t student, exercise;
};

// Done with each grade; `arena` is emptied behind it. False ends it.
typedef bool class_visit(void *context, struct class_place place, const struct grade *grade,
                         struct arena *arena, struct error *err);

// All grades; those of one student; one that is there. Sorted by student and exercise.
bool class_results_visit(const struct class_results *results, class_visit *visit, void *context,
                         struct error *err);
bool class_results_visit_student(const struct class_results *results, size_t student,
                                 class_visit *visit, void *context, struct error *err);
bool class_results_visit_one(const struct class_results *results, struct class_place place,
                             class_visit *visit, void *context, struct error *err);
