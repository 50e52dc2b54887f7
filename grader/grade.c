// SPDX-License-Identifier: MIT
// A student's grade in one exercise, as a file.
#include "grade.h"

#include "base/fs.h"

#include <stdlib.h>
#include <string.h>

enum { FORMAT = 1, MOST_BYTES = 64 * 1024 * 1024 };

static const char *path_of(struct arena *arena, const char *results, const char *student,
                           const char *exercise) {
    return arena_print(arena, "%s/%s/%s.json", results, student, exercise);
}

bool grade_write(struct arena *arena, const char *results, const struct grade *grade,
                 struct error *err) {
    const struct grade_keys *keys = &grade->keys;
    json_t *json =
        json_pack("{si so so so s{ss ss ss ss} sf sO sO sO}", "format", FORMAT, "student",
                  report_string(arena, grade->student), "full_name",
                  report_string(arena, grade->full_name), "id", report_string(arena, grade->id),
                  "keys", "submission", keys->submission, "specification", keys->specification,
                  "grader", keys->grader, "sandbox", keys->sandbox, "seconds", grade->seconds,
                  "result", grade->result, "shown", grade->shown, "sources", grade->sources);
    char *text = json_dumps(json, JSON_INDENT(1));
    json_decref(json);
    if (!text)
        return error_set(err, BLAME_GRADER, "the grade of %s in %s makes no JSON", grade->student,
                         grade->exercise);
    bool good = fs_make_folders(fs_join(arena, results, grade->student), err) &&
                fs_replace(arena, path_of(arena, results, grade->student, grade->exercise),
                           text_of(text), err);
    free(text);
    return good;
}

// What it says is the grader's own, so that what is missing means that it is no grade.
static bool parse(json_t *json, struct grade *grade) {
    const char *outcome;
    int format;
    json_error_t ignored;
    grade->full_name = json_string_value(json_object_get(json, "full_name"));
    grade->id = json_string_value(json_object_get(json, "id"));
    return json_unpack_ex(json, &ignored, 0, "{si s{ss ss ss ss} sF s{ss si si} so so so}",
                          "format", &format, "keys", "submission", &grade->keys.submission,
                          "specification", &grade->keys.specification, "grader",
                          &grade->keys.grader, "sandbox", &grade->keys.sandbox, "seconds",
                          &grade->seconds, "result", "outcome", &outcome, "points", &grade->points,
                          "max_points", &grade->max_points, "result", &grade->result, "shown",
                          &grade->shown, "sources", &grade->sources) == 0 &&
           format == FORMAT && outcome_named(outcome, &grade->outcome);
}

bool grade_read(struct arena *arena, const char *results, const char *student, const char *exercise,
                struct grade *out_grade, struct error *err) {
    const char *path = path_of(arena, results, student, exercise);
    struct text text;
    json_error_t wrong;
    *out_grade = (struct grade){.student = student, .exercise = exercise};
    if (!fs_read(arena, path, MOST_BYTES, &text, err))
        return false;
    out_grade->json = json_loadb(text.data, text.size, JSON_ALLOW_NUL, &wrong);
    if (!out_grade->json)
        return error_set(err, BLAME_GRADER, "%s:%d: %s", path, wrong.line, wrong.text);
    return parse(out_grade->json, out_grade)
               ? true
               : error_set(err, BLAME_GRADER, "%s: this is not a grade of `grader batch`", path);
}

void grade_clear(struct grade *grade) {
    json_decref(grade->json);
    grade->json = NULL;
}

const char **grade_students(struct arena *arena, const char *results) {
    const char **names = fs_list(arena, results);
    size_t kept = 0;
    for (size_t i = 0; names && names[i]; i++)
        if (fs_is_folder(fs_join(arena, results, names[i])))
            names[kept++] = names[i];
    if (names)
        names[kept] = NULL;
    return names;
}

const char **grade_exercises(struct arena *arena, const char *results, const char *student) {
    const char **names = fs_list(arena, fs_join(arena, results, student));
    const size_t end = strlen(".json");
    size_t kept = 0;
    for (size_t i = 0; names && names[i]; i++) {
        size_t size = strlen(names[i]);
        if (size > end && strcmp(names[i] + size - end, ".json") == 0)
            names[kept++] = arena_copy(arena, names[i], size - end);
    }
    if (names)
        names[kept] = NULL;
    return names;
}
