// SPDX-License-Identifier: MIT
// Reads YAML into structs by tables of fields, and complains with line and column.
// The only user of libyaml.
#pragma once

#include "base/error.h"
#include "base/yaml_node.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

struct field;

// How a value looks: reads a node, and describes itself as JSON Schema, whose titles stand for what
// has a name, as "a process".
struct shape {
    // Fills *out; complains and returns false where the node does not fit.
    bool (*read)(struct yaml *yaml, yaml_node_t *node, const struct field *field, void *out);
    json_t *(*schema)(const struct field *field);
};

// A key of a mapping, or with a NULL key the item of a list.
struct field {
    const char *key, *summary;
    const struct shape *shape;
    size_t offset; // of the member in the struct that the mapping fills
    bool required;
    bool alternative;           // of all fields so marked, a mapping has exactly one
    int64_t least, most;        // of a number, in the member's unit; both 0: anything not negative
    const char *form;           // of a string: a pattern (also of JSON Schema) for the whole of it
    const char *form_words;     // the form in words, behind "expected "
    bool names_file;            // of a string: a file's name, which the reader looks up
    const char *const *choices; // of a choice, ended by NULL; the member is an int, its index; the
                                // first is the default
    const struct field *item;   // of a list: its items
    size_t item_size;           // of a list: sizeof an item; the member is an ARRAY_OF
    bool unique;                // of a list of strings: no two are equal
    const struct field *fields; // of a mapping: its keys, ended by an empty field
};

extern const struct shape shape_bool;    // bool
extern const struct shape shape_integer; // int
extern const struct shape shape_count;   // int64_t
extern const struct shape shape_seconds; // int64_t microseconds; YAML: a number of seconds
extern const struct shape shape_size;    // int64_t bytes; YAML: a number, or text such as 64 MiB
extern const struct shape shape_string;  // const char *
extern const struct shape shape_choice;  // int (an enum)
extern const struct shape shape_pattern; // const struct pattern *
extern const struct shape shape_list;    // ARRAY_OF(item), 1 to 1000 items
extern const struct shape shape_map;     // a struct

// Fills the struct behind `out`; missing keys keep what is there. False after any complaint.
// Nothing at all is an empty mapping where no key is required.
bool yaml_read_map(struct yaml *yaml, yaml_node_t *node, const struct field *fields, void *out);

json_t *yaml_map_schema(const struct field *fields);

// Parses the text and calls `read` with its root; syntax errors, anchors, tags and second documents
// are complaints.
bool yaml_load(struct text text, struct complaints *complaints,
               bool (*read)(struct yaml *yaml, yaml_node_t *root, void *out), void *out);
