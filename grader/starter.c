// SPDX-License-Identifier: MIT
// The lines that an exercise gives to its students.
#include "starter.h"

#include "base/fs.h"
#include "submission.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char *without_space(struct arena *arena, struct text line) {
    char *kept = arena_alloc(arena, line.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < line.size; i++)
        if (!isspace((unsigned char)line.data[i]))
            kept[size++] = line.data[i];
    return kept;
}

static int compare(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool starter_read(struct arena *arena, const char *folder, const char *exercise,
                  struct starter *out_starter, struct error *err) {
    struct submission submission;
    struct text line;
    *out_starter = (struct starter){0};
    const char *path = folder ? fs_join(arena, folder, exercise) : NULL;
    if (!path || !fs_is_folder(path))
        return true;
    if (!submission_read_all(arena, path, &submission, err))
        return false;
    if (submission.fault)
        return error_set(err, BLAME_AUTHOR, "the starter code %s: %s", path, submission.fault);
    ARRAY_EACH(file, &submission.files)
        for (struct text rest = file->data; text_next_line(&rest, &line);)
            *ARRAY_ADD(arena, &out_starter->lines) = without_space(arena, line);
    if (out_starter->lines.count)
        qsort(out_starter->lines.items, out_starter->lines.count, sizeof(const char *), compare);
    return true;
}

static bool is_given(const struct starter *starter, struct text line) {
    CLEANUP_ARENA struct arena arena = {0};
    const char *bare = without_space(&arena, line);
    return starter->lines.count &&
           bsearch(&bare, starter->lines.items, starter->lines.count, sizeof bare, compare);
}

source_lines starter_compare(struct arena *arena, const struct starter *starter, json_t *sources) {
    source_lines lines = {0};
    const char *name;
    json_t *text;
    json_object_foreach(sources, name, text) {
        struct text rest = {json_string_value(text), json_string_length(text)}, line;
        for (bool first = true; text_next_line(&rest, &line); first = false)
            *ARRAY_ADD(arena, &lines) =
                (struct source_line){first ? name : NULL, line, is_given(starter, line)};
    }
    return lines;
}
