// SPDX-License-Identifier: MIT
// A YAML document that is being read: what its nodes are, where they are, and complaints about
// them.
#include "base/yaml_node.h"

#include "base/pattern.h"

enum { MOST_SHOWN = 60 };

bool yaml_complain(struct yaml *yaml, const yaml_node_t *node, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    complaints_add(yaml->complaints, node->start_mark.line, node->start_mark.column, format,
                   arguments);
    va_end(arguments);
    return false;
}

bool yaml_complain_at(struct yaml *yaml, size_t line, size_t column, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    complaints_add(yaml->complaints, line, column, format, arguments);
    va_end(arguments);
    return false;
}

struct text yaml_text(const yaml_node_t *node) {
    return (struct text){(const char *)node->data.scalar.value, node->data.scalar.length};
}

enum node_kind yaml_kind(const struct yaml *yaml, const yaml_node_t *node) {
    if (node->type == YAML_SEQUENCE_NODE)
        return NODE_LIST;
    if (node->type == YAML_MAPPING_NODE)
        return NODE_MAP;
    enum node_kind kind = NODE_NULL;
    if (node->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
        return NODE_TEXT;
    while (kind < NODE_TEXT && !pattern_matches(yaml->plain[kind], yaml_text(node)))
        kind++;
    return kind;
}

bool yaml_is(const yaml_node_t *node, const char *word) {
    return node->type == YAML_SCALAR_NODE && text_equal(yaml_text(node), text_of(word));
}

const char *yaml_describe(const struct yaml *yaml, const yaml_node_t *node) {
    static const char *const words[] = {
        [NODE_NULL] = "nothing",  [NODE_BOOL] = "the truth value", [NODE_NUMBER] = "the number",
        [NODE_DATE] = "the date", [NODE_TEXT] = "the text",        [NODE_LIST] = "a list",
        [NODE_MAP] = "a mapping",
    };
    enum node_kind kind = yaml_kind(yaml, node);
    if (kind == NODE_NULL || kind == NODE_LIST || kind == NODE_MAP)
        return words[kind];
    bool quoted = node->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    return arena_print(yaml->arena, "%s `%s`", quoted ? "the quoted text" : words[kind],
                       text_shown(yaml->arena, yaml_text(node), MOST_SHOWN));
}

static const yaml_node_pair_t *pair_named(const struct yaml *yaml, const yaml_node_t *map,
                                          const char *key) {
    if (map->type != YAML_MAPPING_NODE)
        return NULL;
    const yaml_node_pair_t *end = map->data.mapping.pairs.top;
    for (const yaml_node_pair_t *pair = map->data.mapping.pairs.start; pair < end; pair++) {
        const yaml_node_t *node = yaml_document_get_node(yaml->document, pair->key);
        if (yaml_is(node, key))
            return pair;
    }
    return NULL;
}

const yaml_node_t *yaml_key(const struct yaml *yaml, const yaml_node_t *map, const char *key) {
    const yaml_node_pair_t *pair = pair_named(yaml, map, key);
    return pair ? yaml_document_get_node(yaml->document, pair->key) : NULL;
}

yaml_node_t *yaml_value(const struct yaml *yaml, const yaml_node_t *map, const char *key) {
    const yaml_node_pair_t *pair = pair_named(yaml, map, key);
    return pair ? yaml_document_get_node(yaml->document, pair->value) : NULL;
}

yaml_node_t *yaml_item(const struct yaml *yaml, const yaml_node_t *list, size_t index) {
    if (list->type != YAML_SEQUENCE_NODE)
        return NULL;
    const yaml_node_item_t *items = list->data.sequence.items.start;
    size_t count = (size_t)(list->data.sequence.items.top - items);
    return index < count ? yaml_document_get_node(yaml->document, items[index]) : NULL;
}
