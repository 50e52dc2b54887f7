// SPDX-License-Identifier: MIT
// A YAML document that is being read: what its nodes are, where they are, and complaints about
// them.
#pragma once

#include "base/complaints.h"

#include <stdbool.h>
#include <yaml.h>

// What a node is to a reader of YAML 1.1 or 1.2; anything in quotes is a text.
enum node_kind { NODE_NULL, NODE_BOOL, NODE_NUMBER, NODE_DATE, NODE_TEXT, NODE_LIST, NODE_MAP };

struct yaml {
    struct arena *arena;
    yaml_document_t *document;
    struct complaints *complaints;
    struct text source;
    const struct pattern *plain[NODE_TEXT]; // what unquoted words of each kind look like
};

// Always false.
bool yaml_complain(struct yaml *yaml, const yaml_node_t *node, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
// At a place of the node's own: counted from 0.
bool yaml_complain_at(struct yaml *yaml, size_t line, size_t column, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

enum node_kind yaml_kind(const struct yaml *yaml, const yaml_node_t *node);

// Of a scalar; a NUL stands behind it.
struct text yaml_text(const yaml_node_t *node);

// Whether it is a scalar of these characters, in quotes or not.
bool yaml_is(const yaml_node_t *node, const char *word);

// "the text `abc`", "a list": what was found, for complaints.
const char *yaml_describe(const struct yaml *yaml, const yaml_node_t *node);

// Of a mapping: the node of a key and of its value; NULL where there is none. Of a list: an item.
const yaml_node_t *yaml_key(const struct yaml *yaml, const yaml_node_t *map, const char *key);
yaml_node_t *yaml_value(const struct yaml *yaml, const yaml_node_t *map, const char *key);
yaml_node_t *yaml_item(const struct yaml *yaml, const yaml_node_t *list, size_t index);
