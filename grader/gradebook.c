// SPDX-License-Identifier: MIT
// The grades of a class as a table.
#include "gradebook.h"

#include <stdlib.h>
#include <string.h>

// --- what is added

struct gradebook_student *gradebook_add_student(struct gradebook *gradebook, const char *name) {
    struct gradebook_student *student = ARRAY_ADD(gradebook->arena, &gradebook->students);
    student->name = name;
    return student;
}

static const char *copy(struct arena *arena, const char *text) {
    return text ? arena_copy(arena, text, strlen(text)) : NULL;
}

static void take_lost(struct arena *arena, const json_t *shown, struct gradebook_result *result) {
    size_t index;
    json_t *check;
    json_array_foreach(json_object_get(shown, "checks"), index, check) {
        const char *title, *outcome;
        int points, max_points;
        if (json_unpack(check, "{ss ss si si}", "title", &title, "outcome", &outcome, "points",
                        &points, "max_points", &max_points) != 0 ||
            strcmp(outcome, outcome_name(OUTCOME_PASS)) == 0)
            continue;
        bool judged = strcmp(outcome, outcome_name(OUTCOME_SKIPPED)) != 0;
        const char *line = !max_points // the build
                               ? arena_print(arena, "%s: no", title)
                               : arena_print(arena, "%s: %d of %d%s", title, points, max_points,
                                             judged ? "" : ", not judged");
        *ARRAY_ADD(arena, &result->lost) = line;
    }
}

void gradebook_add(struct gradebook *gradebook, struct gradebook_student *student,
                   const struct grade *grade) {
    struct arena *arena = gradebook->arena;
    struct gradebook_result *result = ARRAY_ADD(arena, &student->results);
    const char *title = json_string_value(json_object_get(grade->result, "title"));
    if (!student->full_name)
        student->full_name = copy(arena, grade->full_name);
    if (!student->id)
        student->id = copy(arena, grade->id);
    result->exercise = grade->exercise;
    result->title = copy(arena, title ? title : grade->exercise);
    result->specification = copy(arena, grade->keys.specification);
    result->points = grade->points;
    result->max_points = grade->max_points;
    if (grade->outcome == OUTCOME_ERROR)
        result->problem = "";
    else
        take_lost(arena, json_is_object(grade->shown) ? grade->shown : grade->result, result);
}

void gradebook_add_damaged(struct gradebook *gradebook, struct gradebook_student *student,
                           const char *exercise, const char *problem) {
    struct gradebook_result *result = ARRAY_ADD(gradebook->arena, &student->results);
    result->exercise = exercise;
    result->problem = copy(gradebook->arena, problem);
}

// --- exercises

static bool is_read(const struct gradebook_result *result) { return result->specification; }

static size_t count_results(const struct gradebook *gradebook, const char *exercise,
                            const char *specification) {
    size_t count = 0;
    ARRAY_EACH(student, &gradebook->students)
        ARRAY_EACH(result, &student->results)
            count += is_read(result) && strcmp(result->exercise, exercise) == 0 &&
                     (!specification || strcmp(result->specification, specification) == 0);
    return count;
}

static struct gradebook_exercise *exercise_named(struct gradebook *gradebook, const char *name) {
    ARRAY_EACH(exercise, &gradebook->exercises)
        if (strcmp(exercise->name, name) == 0)
            return exercise;
    struct gradebook_exercise *added = ARRAY_ADD(gradebook->arena, &gradebook->exercises);
    *added = (struct gradebook_exercise){
        .name = name, .title = name, .count = count_results(gradebook, name, NULL)};
    added->others = added->count;
    return added;
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const struct gradebook_exercise *)a)->name,
                  ((const struct gradebook_exercise *)b)->name);
}

// The specification of most is the one to go by; of as many, the first one.
static void find_exercises(struct gradebook *gradebook) {
    ARRAY_EACH(student, &gradebook->students)
        ARRAY_EACH(result, &student->results) {
            struct gradebook_exercise *exercise = exercise_named(gradebook, result->exercise);
            if (!is_read(result) || (exercise->specification &&
                                     strcmp(exercise->specification, result->specification) == 0))
                continue;
            size_t count = count_results(gradebook, exercise->name, result->specification);
            if (exercise->specification && exercise->count - count >= exercise->others)
                continue;
            exercise->others = exercise->count - count;
            exercise->specification = result->specification;
            exercise->title = result->title;
            exercise->max_points = result->max_points;
        }
    if (gradebook->exercises.count)
        qsort(gradebook->exercises.items, gradebook->exercises.count,
              sizeof *gradebook->exercises.items, by_name);
}

// --- lines

static size_t count_claims(const struct gradebook *gradebook, size_t row) {
    size_t count = 0;
    ARRAY_EACH(student, &gradebook->students)
        count += student->match.count == 1 && student->match.first == row;
    return count;
}

static void find_rows(struct gradebook *gradebook) {
    ARRAY_EACH(student, &gradebook->students)
        student->match = roster_find(gradebook->arena, gradebook->roster, student->name,
                                     student->full_name, student->id);
    ARRAY_EACH(student, &gradebook->students)
        student->left_out =
            student->match.count != 1 || count_claims(gradebook, student->match.first) > 1;
}

static const struct gradebook_student *student_of(const struct gradebook *gradebook, size_t row) {
    ARRAY_EACH(student, &gradebook->students)
        if (!student->left_out && student->match.first == row)
            return student;
    return NULL;
}

void gradebook_close(struct gradebook *gradebook) {
    find_exercises(gradebook);
    if (!gradebook->roster) {
        ARRAY_EACH(student, &gradebook->students)
            *ARRAY_ADD(gradebook->arena, &gradebook->lines) =
                (struct gradebook_line){.student = student};
        return;
    }
    find_rows(gradebook);
    for (size_t i = 0; i < gradebook->roster->rows.count; i++)
        *ARRAY_ADD(gradebook->arena, &gradebook->lines) = (struct gradebook_line){
            .row = &gradebook->roster->rows.items[i], .student = student_of(gradebook, i)};
}

// --- cells

const struct gradebook_result *gradebook_find(const struct gradebook_student *student,
                                              const struct gradebook_exercise *exercise) {
    if (student)
        ARRAY_EACH(result, &student->results)
            if (strcmp(result->exercise, exercise->name) == 0)
                return result;
    return NULL;
}

const struct gradebook_result *gradebook_graded(const struct gradebook_student *student,
                                                const struct gradebook_exercise *exercise) {
    const struct gradebook_result *result = gradebook_find(student, exercise);
    return result && !result->problem ? result : NULL;
}

bool gradebook_is_faulty(const struct gradebook *gradebook) {
    ARRAY_EACH(line, &gradebook->lines)
        if (line->student)
            ARRAY_EACH(result, &line->student->results)
                if (result->problem)
                    return true;
    return false;
}
