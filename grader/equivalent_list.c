// SPDX-License-Identifier: MIT
// Reads the list of mutants that are right.
#include "equivalent_list.h"

#include "base/fs.h"
#include "base/yaml.h"

#include <string.h>

enum { MOST_BYTES = 1 << 20 };

#define LINE_FORM .form = "\\S([^\\r\\n]*\\S)?", .form_words = "one line of text"

static const struct field row_fields[] = {
    {.key = "change",
     .summary = "the change, as `grader verify --mutate` tells it",
     .shape = &shape_string,
     LINE_FORM,
     .offset = offsetof(struct equivalent, change),
     .required = true},
    {.key = "source",
     .summary = "the changed line of the reference, where the change alone does not tell it",
     .shape = &shape_string,
     LINE_FORM,
     .offset = offsetof(struct equivalent, source)},
    {.key = "reason",
     .summary = "why the program is right none the less",
     .shape = &shape_string,
     .form = "[\\s\\S]*\\S[\\s\\S]*",
     .form_words = "some text",
     .offset = offsetof(struct equivalent, reason),
     .required = true},
    {0},
};

static bool read_row(struct yaml *yaml, yaml_node_t *node, const struct field *field, void *out) {
    struct equivalent *row = out;
    (void)field;
    row->line = (int)node->start_mark.line + 1;
    return yaml_read_map(yaml, node, row_fields, row);
}

static json_t *row_schema(const struct field *field) {
    (void)field;
    return yaml_map_schema(row_fields);
}

static const struct shape shape_row = {read_row, row_schema};
static const struct field row_item = {.shape = &shape_row};
static const struct field rows_field = {
    .shape = &shape_list, .item = &row_item, .item_size = sizeof(struct equivalent)};

static bool read_list(struct yaml *yaml, yaml_node_t *root, void *out) {
    struct equivalent_list *list = out;
    return shape_list.read(yaml, root, &rows_field, &list->rows);
}

bool equivalent_list_read(struct arena *arena, const char *path, struct equivalent_list *out_list,
                          struct complaints *complaints, struct error *err) {
    struct text text;
    *out_list = (struct equivalent_list){.path = path};
    *complaints = (struct complaints){.arena = arena, .file = path};
    if (!fs_exists(path))
        return true;
    return fs_read(arena, path, MOST_BYTES, &text, err) &&
           yaml_load(text, complaints, read_list, out_list);
}

struct equivalent *equivalent_find(const struct equivalent_list *list,
                                   const struct mutant *mutant) {
    ARRAY_EACH(row, &list->rows)
        if (strcmp(row->change, mutant->change) == 0 &&
            (!row->source || strcmp(row->source, mutant->source) == 0))
            return row;
    return NULL;
}
