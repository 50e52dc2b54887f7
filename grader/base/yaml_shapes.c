// SPDX-License-Identifier: MIT
// The shapes of what is not a number in YAML: texts, choices, patterns, lists, mappings.
#include "base/pattern.h"
#include "base/suggest.h"
#include "base/yaml.h"

#include <string.h>

enum { MOST_ITEMS = 1000, MOST_SHOWN = 60 };

static const char *shown(const struct yaml *yaml, const yaml_node_t *node) {
    return text_shown(yaml->arena, yaml_text(node), MOST_SHOWN);
}

// --- texts

static bool read_text(struct yaml *yaml, yaml_node_t *node, const char **out) {
    enum node_kind kind = yaml_kind(yaml, node);
    if (kind == NODE_TEXT) {
        *out = arena_copy(yaml->arena, yaml_text(node).data, node->data.scalar.length);
        return true;
    }
    const char *found = yaml_describe(yaml, node);
    if (kind == NODE_MAP && node->data.mapping.style == YAML_FLOW_MAPPING_STYLE)
        return yaml_complain(yaml, node,
                             "expected a text, found a mapping; put a text that begins with `{` in "
                             "quotes");
    if (kind == NODE_LIST || kind == NODE_MAP || !*yaml_text(node).data)
        return yaml_complain(yaml, node, "expected a text, found %s", found);
    return yaml_complain(yaml, node, "expected a text, found %s; put it in quotes: \"%s\"", found,
                         shown(yaml, node));
}

static bool read_string(struct yaml *yaml, yaml_node_t *node, const struct field *field,
                        void *out) {
    const char *value, *message;
    size_t offset;
    if (!read_text(yaml, node, &value))
        return false;
    const struct pattern *form =
        field->form ? pattern_new(yaml->arena, field->form, &message, &offset) : NULL;
    if (form && !pattern_matches(form, yaml_text(node)))
        return yaml_complain(yaml, node, "expected %s, found %s", field->form_words,
                             yaml_describe(yaml, node));
    *(const char **)out = value;
    return true;
}

static json_t *string_schema(const struct field *field) {
    json_t *schema = json_pack("{s:s}", "type", "string");
    CLEANUP_ARENA struct arena arena = {0};
    if (field->form) {
        json_object_set_new(schema, "title", json_string(field->form_words));
        json_object_set_new(schema, "pattern",
                            json_string(arena_print(&arena, "^(%s)$", field->form)));
    }
    return schema;
}

const struct shape shape_string = {read_string, string_schema};

static bool read_choice(struct yaml *yaml, yaml_node_t *node, const struct field *field,
                        void *out) {
    const char *value;
    if (!read_text(yaml, node, &value))
        return false;
    struct suggestion suggestion = {.word = value};
    struct str list = {.arena = yaml->arena};
    for (int i = 0; field->choices[i]; i++) {
        if (strcmp(value, field->choices[i]) == 0) {
            *(int *)out = i;
            return true;
        }
        suggestion_offer(&suggestion, field->choices[i]);
        str_print(&list, "%s`%s`", list.size ? ", " : "", field->choices[i]);
    }
    return yaml_complain(yaml, node, "expected one of %s, found %s%s", list.data,
                         yaml_describe(yaml, node), suggestion_phrase(&suggestion, yaml->arena));
}

static json_t *choice_schema(const struct field *field) {
    json_t *choices = json_array();
    for (int i = 0; field->choices[i]; i++)
        json_array_append_new(choices, json_string(field->choices[i]));
    json_t *schema = json_pack("{s:o}", "enum", choices);
    if (!field->required)
        json_object_set_new(schema, "default", json_string(field->choices[0]));
    return schema;
}

const struct shape shape_choice = {read_choice, choice_schema};

// --- patterns

// Where in the file one character of a scalar begins and how many columns it has there.
static size_t columns_of(const char *at, yaml_scalar_style_t style) {
    if (style == YAML_SINGLE_QUOTED_SCALAR_STYLE && at[0] == '\'')
        return 2;
    if (style != YAML_DOUBLE_QUOTED_SCALAR_STYLE || at[0] != '\\')
        return 1;
    return at[1] == 'x' ? 4 : at[1] == 'u' ? 6 : at[1] == 'U' ? 10 : 2;
}

static const char *skip_characters(const char *at, size_t count) {
    for (; count && *at; count--)
        do
            at++;
        while (((unsigned char)*at & 0xc0) == 0x80);
    return at;
}

// The column of a byte of the value, where the scalar stands in one line.
static size_t column_of_byte(const struct yaml *yaml, const yaml_node_t *node, size_t offset) {
    yaml_scalar_style_t style = node->data.scalar.style;
    size_t column = node->start_mark.column + (style != YAML_PLAIN_SCALAR_STYLE);
    const char *at = skip_characters(yaml->source.data, node->start_mark.index);
    at += style != YAML_PLAIN_SCALAR_STYLE;
    for (size_t i = 0; i < offset && i < node->data.scalar.length; i++) {
        if (((unsigned char)yaml_text(node).data[i] & 0xc0) == 0x80)
            continue;
        size_t columns = columns_of(at, style);
        at = skip_characters(at, columns);
        column += columns;
    }
    return column;
}

static bool read_pattern(struct yaml *yaml, yaml_node_t *node, const struct field *field,
                         void *out) {
    (void)field;
    const char *source, *message;
    size_t offset;
    if (!read_text(yaml, node, &source))
        return false;
    const struct pattern *pattern = pattern_new(yaml->arena, source, &message, &offset);
    if (pattern) {
        *(const struct pattern **)out = pattern;
        return true;
    }
    if (node->start_mark.line == node->end_mark.line)
        return yaml_complain_at(yaml, node->start_mark.line, column_of_byte(yaml, node, offset),
                                "a mistake in the pattern: %s", message);
    return yaml_complain(yaml, node, "a mistake in the pattern, at its byte %zu: %s", offset + 1,
                         message);
}

static json_t *pattern_schema(const struct field *field) {
    (void)field;
    return json_pack("{s:s,s:s,s:s}", "title", "a pattern, as in Perl, for the whole", "type",
                     "string", "format", "regex");
}

const struct shape shape_pattern = {read_pattern, pattern_schema};

// --- lists

// A second item with the same text.
static bool complain_of_repeats(struct yaml *yaml, const yaml_node_t *list) {
    bool good = true;
    yaml_node_t *a, *b;
    for (size_t i = 0; (a = yaml_item(yaml, list, i)); i++)
        for (size_t k = 0; k < i && (b = yaml_item(yaml, list, k)); k++)
            if (a->type == YAML_SCALAR_NODE && yaml_is(b, yaml_text(a).data)) {
                good = yaml_complain(yaml, a, "`%s` stands twice in this list", shown(yaml, a));
                break;
            }
    return good;
}

static bool read_list(struct yaml *yaml, yaml_node_t *node, const struct field *field, void *out) {
    if (node->type != YAML_SEQUENCE_NODE)
        return yaml_complain(yaml, node, "expected a list, found %s", yaml_describe(yaml, node));
    if (!yaml_item(yaml, node, 0))
        return yaml_complain(yaml, node, "expected at least one item, found an empty list");
    if (yaml_item(yaml, node, MOST_ITEMS))
        return yaml_complain(yaml, node, "a list has at most %d items", MOST_ITEMS);
    ARRAY_OF(char) list = {0};
    bool good = !field->unique || complain_of_repeats(yaml, node);
    yaml_node_t *item;
    // An item with a mistake has its place all the same: nodes and items stay side by side.
    for (size_t i = 0; (item = yaml_item(yaml, node, i)); i++) {
        list.items =
            array_grow(yaml->arena, list.items, list.count, &list.capacity, field->item_size);
        list.count++;
        good =
            field->item->shape->read(yaml, item, field->item, list.items + i * field->item_size) &&
            good;
    }
    memcpy(out, &list, sizeof list); // an ARRAY_OF another type, laid out alike
    return good;
}

static json_t *list_schema(const struct field *field) {
    json_t *items = field->item->shape->schema(field->item);
    if (field->item->summary && !json_object_get(items, "description"))
        json_object_set_new(items, "description", json_string(field->item->summary));
    json_t *schema = json_pack("{s:s,s:i,s:i,s:o}", "type", "array", "minItems", 1, "maxItems",
                               MOST_ITEMS, "items", items);
    if (field->unique)
        json_object_set_new(schema, "uniqueItems", json_true());
    return schema;
}

const struct shape shape_list = {read_list, list_schema};

// --- mappings

static bool read_map(struct yaml *yaml, yaml_node_t *node, const struct field *field, void *out) {
    return yaml_read_map(yaml, node, field->fields, out);
}

static json_t *map_schema(const struct field *field) { return yaml_map_schema(field->fields); }

const struct shape shape_map = {read_map, map_schema};
