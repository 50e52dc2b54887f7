// SPDX-License-Identifier: MIT
// What became of a grade in a batch, and a list of them as JSON.
#include "batch_row.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const char *exercise_of(const struct batch_row *row) {
    return row->exercise ? row->exercise : "";
}

void batch_rows_write(const batch_rows *rows, struct str *out) {
    json_t *list = json_array();
    ARRAY_EACH(row, rows)
        json_array_append_new(list, json_pack("{ss ss si si si si ss ss}", "student", row->student,
                                              "exercise", exercise_of(row), "fate", (int)row->fate,
                                              "before", row->points_before, "points", row->points,
                                              "max", row->max_points, "changes",
                                              row->changes ? row->changes : "", "words",
                                              row->words ? row->words : ""));
    char *text = json_dumps(list, JSON_COMPACT);
    str_print(out, "%s\n", text);
    free(text);
    json_decref(list);
}

static const char *copy(struct arena *arena, const json_t *row, const char *key) {
    const char *text = json_string_value(json_object_get(row, key));
    return text ? arena_copy(arena, text, strlen(text)) : "";
}

static int number(const json_t *row, const char *key) {
    return (int)json_integer_value(json_object_get(row, key));
}

bool batch_rows_read(struct arena *arena, struct text text, batch_rows *rows) {
    json_t *list = json_loadb(text.data, text.size, 0, NULL);
    size_t i;
    const json_t *row;
    json_array_foreach(list, i, row) {
        const char *exercise = copy(arena, row, "exercise");
        *ARRAY_ADD(arena, rows) = (struct batch_row){
            .student = copy(arena, row, "student"),
            .exercise = *exercise ? exercise : NULL,
            .fate = (enum fate)number(row, "fate"),
            .points_before = number(row, "before"),
            .points = number(row, "points"),
            .max_points = number(row, "max"),
            .changes = copy(arena, row, "changes"),
            .words = copy(arena, row, "words"),
        };
    }
    bool whole = json_is_array(list);
    json_decref(list);
    return whole;
}

static int in_order(const void *a, const void *b) {
    const struct batch_row *one = a, *two = b;
    int order = strcmp(one->student, two->student);
    return order ? order : strcmp(exercise_of(one), exercise_of(two));
}

void batch_rows_sort(batch_rows *rows) {
    if (rows->count)
        qsort(rows->items, rows->count, sizeof *rows->items, in_order);
}

size_t batch_rows_count(const batch_rows *rows, enum fate fate) {
    size_t found = 0;
    ARRAY_EACH(row, rows)
        found += row->fate == fate;
    return found;
}
