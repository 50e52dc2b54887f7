// SPDX-License-Identifier: MIT
// Mappings of YAML, read by a table of fields and described by the same table.
#include "base/suggest.h"
#include "base/yaml.h"

#include <string.h>

enum { MOST_SHOWN = 60 };

// --- mappings

// One mapping while it is read, beside its table of fields.
struct map_reader {
    struct yaml *yaml;
    const yaml_node_t *node;
    const struct field *fields;
    const yaml_node_t **keys; // of each field: where it was given first
    bool *meant;              // of each field: a misspelled key was probably this one
};

static size_t field_count(const struct field *fields) {
    size_t count = 0;
    while (fields && fields[count].key)
        count++;
    return count;
}

static bool needs_key(const struct field *fields) {
    for (size_t i = 0; i < field_count(fields); i++)
        if (fields[i].required || fields[i].alternative)
            return true;
    return false;
}

// "`a`, `b`, `c`"; the alternatives alone, or all.
static const char *list_keys(struct arena *arena, const struct field *fields, bool alternatives) {
    struct str list = {.arena = arena};
    str_add(&list, TEXT(""));
    for (size_t i = 0; i < field_count(fields); i++)
        if (!alternatives || fields[i].alternative)
            str_print(&list, "%s`%s`", list.size ? ", " : "", fields[i].key);
    return list.data;
}

static bool complain_of_unknown(struct map_reader *reader, const yaml_node_t *key) {
    struct yaml *yaml = reader->yaml;
    const char *word = text_shown(yaml->arena, yaml_text(key), MOST_SHOWN);
    if (strcmp(word, "<<") == 0)
        return yaml_complain(yaml, key, "merge keys (`<<`) are not allowed");
    size_t count = field_count(reader->fields), best = 0;
    if (!count)
        return yaml_complain(yaml, key, "unknown key `%s`; no keys are known here", word);
    struct suggestion suggestion = {.word = word};
    for (size_t i = 0; i < count; i++) {
        suggestion_offer(&suggestion, reader->fields[i].key);
        if (suggestion.best == reader->fields[i].key)
            best = i;
    }
    if (!suggestion.best)
        return yaml_complain(yaml, key, "unknown key `%s`; known here: %s", word,
                             list_keys(yaml->arena, reader->fields, false));
    reader->meant[best] = true;
    return yaml_complain(yaml, key, "unknown key `%s`%s", word,
                         suggestion_phrase(&suggestion, yaml->arena));
}

static bool read_pair(struct map_reader *reader, const yaml_node_pair_t *pair, void *out) {
    struct yaml *yaml = reader->yaml;
    const yaml_node_t *key = yaml_document_get_node(yaml->document, pair->key);
    if (key->type != YAML_SCALAR_NODE)
        return yaml_complain(yaml, key, "expected a key, found %s", yaml_describe(yaml, key));
    size_t i = 0, count = field_count(reader->fields);
    while (i < count && !yaml_is(key, reader->fields[i].key))
        i++;
    if (i == count)
        return complain_of_unknown(reader, key);
    const struct field *field = &reader->fields[i];
    if (reader->keys[i])
        return yaml_complain(yaml, key, "the key `%s` was given before, in line %zu", field->key,
                             reader->keys[i]->start_mark.line + 1);
    reader->keys[i] = key;
    return field->shape->read(yaml, yaml_document_get_node(yaml->document, pair->value), field,
                              (char *)out + field->offset);
}

static bool find_missing(const struct map_reader *reader) {
    bool good = true;
    for (size_t i = 0; i < field_count(reader->fields); i++) {
        const struct field *field = &reader->fields[i];
        if (field->required && !reader->keys[i] && !reader->meant[i])
            good = yaml_complain(reader->yaml, reader->node, "the key `%s` is missing: %s",
                                 field->key, field->summary);
    }
    return good;
}

// Of the fields that are alternatives, one must be there and no second.
static bool find_alternatives(const struct map_reader *reader) {
    bool good = true, settled = true;
    const yaml_node_t *first = NULL;
    size_t count = field_count(reader->fields);
    for (size_t i = 0; i < count; i++) {
        const yaml_node_t *key = reader->keys[i];
        if (!reader->fields[i].alternative)
            continue;
        settled = false;
        if (key && (!first || key->start_mark.index < first->start_mark.index))
            first = key;
    }
    for (size_t i = 0; i < count; i++) {
        const yaml_node_t *key = reader->keys[i];
        if (!reader->fields[i].alternative)
            continue;
        settled = settled || key || reader->meant[i];
        if (key && key != first)
            good = yaml_complain(reader->yaml, key,
                                 "`%s` can not stand beside `%s`; choose one of them",
                                 reader->fields[i].key, yaml_text(first).data);
    }
    return settled ? good
                   : yaml_complain(reader->yaml, reader->node, "one of these keys is required: %s",
                                   list_keys(reader->yaml->arena, reader->fields, true));
}

bool yaml_read_map(struct yaml *yaml, yaml_node_t *node, const struct field *fields, void *out) {
    if (yaml_kind(yaml, node) == NODE_NULL && !needs_key(fields))
        return true;
    if (node->type != YAML_MAPPING_NODE && !field_count(fields))
        return yaml_complain(yaml, node, "expected {}, found %s", yaml_describe(yaml, node));
    if (node->type != YAML_MAPPING_NODE)
        return yaml_complain(yaml, node, "expected a mapping with keys of %s; found %s",
                             list_keys(yaml->arena, fields, false), yaml_describe(yaml, node));
    size_t count = field_count(fields);
    struct map_reader reader = {
        .yaml = yaml,
        .node = node,
        .fields = fields,
        .keys = arena_alloc(yaml->arena, count * sizeof *reader.keys),
        .meant = arena_alloc(yaml->arena, count * sizeof *reader.meant),
    };
    bool good = true;
    const yaml_node_pair_t *end = node->data.mapping.pairs.top;
    for (const yaml_node_pair_t *pair = node->data.mapping.pairs.start; pair < end; pair++)
        good = read_pair(&reader, pair, out) && good;
    good = find_missing(&reader) && good;
    return find_alternatives(&reader) && good;
}

// --- JSON Schema

static json_t *alternatives_schema(const struct field *fields) {
    json_t *choices = json_array();
    for (size_t i = 0; i < field_count(fields); i++)
        if (fields[i].alternative)
            json_array_append_new(choices, json_pack("{s:[s]}", "required", fields[i].key));
    return choices;
}

json_t *yaml_map_schema(const struct field *fields) {
    json_t *properties = json_object(), *required = json_array();
    for (size_t i = 0; i < field_count(fields); i++) {
        json_t *property = json_object();
        if (fields[i].summary)
            json_object_set_new(property, "description", json_string(fields[i].summary));
        json_t *schema = fields[i].shape->schema(&fields[i]);
        json_object_update(property, schema);
        json_decref(schema);
        json_object_set_new(properties, fields[i].key, property);
        if (fields[i].required)
            json_array_append_new(required, json_string(fields[i].key));
    }
    json_t *schema = json_object();
    json_object_set_new(schema, "type",
                        needs_key(fields) ? json_string("object")
                                          : json_pack("[ss]", "object", "null"));
    json_object_set_new(schema, "properties", properties);
    json_object_set_new(schema, "additionalProperties", json_false());
    if (json_array_size(required))
        json_object_set(schema, "required", required);
    json_decref(required);
    json_t *choices = alternatives_schema(fields);
    if (json_array_size(choices))
        json_object_set(schema, "oneOf", choices);
    json_decref(choices);
    return schema;
}
