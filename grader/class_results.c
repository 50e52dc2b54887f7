// SPDX-License-Identifier: MIT
// The grades of a class.
#include "class_results.h"

#include "base/fs.h"
#include "base/proc.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static int compare(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

// Sorts, and leaves out what is there twice; how many are left.
static size_t make_unique(const char **names, size_t count) {
    size_t kept = 0;
    if (count)
        qsort(names, count, sizeof *names, compare);
    for (size_t i = 0; i < count; i++)
        if (!kept || strcmp(names[kept - 1], names[i]) != 0)
            names[kept++] = names[i];
    return kept;
}

bool class_results_open(struct arena *arena, const char *folder, struct class_results *out_results,
                        struct error *err) {
    ARRAY_OF(const char *) exercises = {0};
    const char **students = grade_students(arena, folder);
    *out_results = (struct class_results){.folder = folder, .students = students};
    if (!students)
        return error_set(err, BLAME_AUTHOR, "cannot read the results in %s: %s", folder,
                         strerror(errno));
    for (const char **student = students; *student; student++) {
        const char **names = grade_exercises(arena, folder, *student);
        if (!names)
            return error_errno(err, "cannot read %s", fs_join(arena, folder, *student));
        out_results->student_count++;
        for (; *names; names++)
            *ARRAY_ADD(arena, &exercises) = *names;
    }
    if (!exercises.count)
        return error_set(err, BLAME_AUTHOR,
                         "%s holds no grades; name the folder that `grader batch` has written",
                         folder);
    out_results->exercises = exercises.items;
    out_results->exercise_count = make_unique(exercises.items, exercises.count);
    return true;
}

bool class_results_visit_one(const struct class_results *results, struct class_place place,
                             class_visit *visit, void *context, struct error *err) {
    CLEANUP_ARENA struct arena arena = {0};
    CLEANUP_GRADE struct grade grade = {0};
    if (proc_interrupted)
        return error_set(err, BLAME_GRADER, "interrupted");
    return grade_read(&arena, results->folder, results->students[place.student],
                      results->exercises[place.exercise], &grade, err) &&
           visit(context, place, &grade, &arena, err);
}

// What has come since the class was looked through is passed over.
bool class_results_visit_student(const struct class_results *results, size_t student,
                                 class_visit *visit, void *context, struct error *err) {
    CLEANUP_ARENA struct arena arena = {0};
    const char **names = grade_exercises(&arena, results->folder, results->students[student]);
    if (!names)
        return error_errno(err, "cannot read the results of %s", results->students[student]);
    for (; *names; names++) {
        const char **found = bsearch(names, results->exercises, results->exercise_count,
                                     sizeof *results->exercises, compare);
        if (!found)
            continue;
        struct class_place place = {student, (size_t)(found - results->exercises)};
        if (!class_results_visit_one(results, place, visit, context, err))
            return false;
    }
    return true;
}

bool class_results_visit(const struct class_results *results, class_visit *visit, void *context,
                         struct error *err) {
    for (size_t i = 0; i < results->student_count; i++)
        if (!class_results_visit_student(results, i, visit, context, err))
            return false;
    return true;
}
