// SPDX-License-Identifier: MIT
// Reads the list of an exercise's wrong programs.
#include "wrong_list.h"

#include "base/fs.h"
#include "base/yaml.h"

#include <string.h>

enum { MOST_BYTES = 1 << 20 };

// --- the tables

static bool read_check(struct yaml *yaml, yaml_node_t *node, const struct field *field, void *out) {
    struct wrong_check *check = out;
    check->line = (int)node->start_mark.line + 1;
    return shape_string.read(yaml, node, field, &check->id);
}

static json_t *check_schema(const struct field *field) { return shape_string.schema(field); }

static const struct shape shape_check = {read_check, check_schema};

static const struct field check_item = {
    .shape = &shape_check,
    .form = "[a-z0-9_]+",
    .form_words = "the id of a check (a-z, 0-9 and _)",
};

static const struct field check_list = {
    .shape = &shape_list,
    .item = &check_item,
    .item_size = sizeof(struct wrong_check),
    .unique = true,
};

// One id, or a list of them.
static bool read_checks(struct yaml *yaml, yaml_node_t *node, const struct field *field,
                        void *out) {
    (void)field;
    if (node->type == YAML_SEQUENCE_NODE)
        return shape_list.read(yaml, node, &check_list, out);
    ARRAY_OF(struct wrong_check) one = {0};
    bool good = read_check(yaml, node, &check_item, ARRAY_ADD(yaml->arena, &one));
    memcpy(out, &one, sizeof one); // an ARRAY_OF the same type, laid out alike
    return good;
}

static json_t *checks_schema(const struct field *field) {
    (void)field;
    return json_pack("{s:[oo]}", "oneOf", check_schema(&check_item),
                     shape_list.schema(&check_list));
}

static const struct shape shape_checks = {read_checks, checks_schema};

static const struct field row_fields[] = {
    {.key = "program",
     .summary = "the name of its folder, beside this file",
     .shape = &shape_string,
     .form = "[A-Za-z0-9_][A-Za-z0-9_.-]*",
     .form_words = "the name of a folder beside this file (A-Z, a-z, 0-9, _, . and -)",
     .offset = offsetof(struct wrong_program, program),
     .required = true},
    {.key = "required",
     .summary = "the check that must fail, or a list of them",
     .shape = &shape_checks,
     .offset = offsetof(struct wrong_program, required),
     .required = true},
    {.key = "permitted",
     .summary = "the check that may fail with it, or a list of them",
     .shape = &shape_checks,
     .offset = offsetof(struct wrong_program, permitted)},
    {.key = "message",
     .summary = "words of the message of the first check that must fail",
     .shape = &shape_string,
     .form = "\\S([^\\r\\n]*\\S)?",
     .form_words = "words of a message",
     .offset = offsetof(struct wrong_program, message)},
    {0},
};

static bool read_row(struct yaml *yaml, yaml_node_t *node, const struct field *field, void *out) {
    struct wrong_program *row = out;
    row->line = (int)node->start_mark.line + 1;
    return yaml_read_map(yaml, node, field->fields, row);
}

static json_t *row_schema(const struct field *field) { return yaml_map_schema(field->fields); }

static const struct shape shape_row = {read_row, row_schema};
static const struct field row_item = {.shape = &shape_row, .fields = row_fields};

static const struct field rows_field = {
    .shape = &shape_list,
    .item = &row_item,
    .item_size = sizeof(struct wrong_program),
};

// --- the file

// The row before this one that is of the same program, or NULL.
static const struct wrong_program *same_before(const struct wrong_list *list,
                                               const struct wrong_program *row) {
    for (const struct wrong_program *other = list->rows.items; other < row; other++)
        if (row->program && other->program && strcmp(row->program, other->program) == 0)
            return other;
    return NULL;
}

static bool read_list(struct yaml *yaml, yaml_node_t *root, void *out) {
    struct wrong_list *list = out;
    bool good = shape_list.read(yaml, root, &rows_field, &list->rows);
    for (size_t i = 0; i < list->rows.count; i++) {
        const struct wrong_program *row = &list->rows.items[i], *other = same_before(list, row);
        if (other)
            good = yaml_complain(yaml, yaml_value(yaml, yaml_item(yaml, root, i), "program"),
                                 "`%s` has a row before, in line %d", row->program, other->line);
    }
    return good;
}

bool wrong_list_read(struct arena *arena, const char *path, struct wrong_list *out_list,
                     struct complaints *complaints, struct error *err) {
    struct text text;
    *complaints = (struct complaints){.arena = arena, .file = path};
    *out_list = (struct wrong_list){0};
    if (!fs_read(arena, path, MOST_BYTES, &text, err)) {
        err->blame = BLAME_AUTHOR;
        return false;
    }
    return yaml_load(text, complaints, read_list, out_list);
}
