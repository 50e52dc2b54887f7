// SPDX-License-Identifier: MIT
// A JSON Schema of ours in words.
#include "schema_words.h"

#include "base/array.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { STEP = 4, AS_GOOD_AS_ANY = 1000000000 };

struct teller {
    struct arena *arena;
    struct str *out;
    ARRAY_OF(const json_t *) named; // have a title and parts, in the order in which they were met
};

static const char *word_of(const json_t *schema, const char *key) {
    return json_string_value(json_object_get(schema, key));
}

// Of which it is one; NULL: none. In a mapping these words are about its keys.
static const json_t *choices_of(const json_t *schema) {
    if (json_object_get(schema, "properties"))
        return NULL;
    const json_t *choices = json_object_get(schema, "oneOf");
    return choices ? choices : json_object_get(schema, "anyOf");
}

static bool is_mapping(const json_t *schema) { return json_object_get(schema, "properties"); }

static void meet(struct teller *teller, const json_t *schema) {
    ARRAY_EACH(known, &teller->named)
        if (strcmp(word_of(*known, "title"), word_of(schema, "title")) == 0)
            return;
    *ARRAY_ADD(teller->arena, &teller->named) = schema;
}

// --- in a line

static void add_value(struct teller *teller, const json_t *value) {
    char *words = json_dumps(value, JSON_ENCODE_ANY);
    const char *text = json_string_value(value);
    str_print(teller->out, "%s", text ? text : words);
    free(words);
}

static void add_values(struct teller *teller, const json_t *values) {
    size_t number;
    json_t *value;
    str_print(teller->out, "one of ");
    json_array_foreach(values, number, value) {
        str_print(teller->out, "%s", number ? ", " : "");
        add_value(teller, value);
    }
}

static void add_range(struct teller *teller, const json_t *schema) {
    double least = json_number_value(json_object_get(schema, "minimum"));
    double most = json_number_value(json_object_get(schema, "maximum"));
    if (!json_object_get(schema, "minimum"))
        return;
    str_print(teller->out, " from %.15g", least);
    if (most < AS_GOOD_AS_ANY)
        str_print(teller->out, " to %.15g", most);
    else
        str_print(teller->out, " on");
}

static const char *name_of_type(const char *type) {
    static const char *const names[][2] = {{"boolean", "true or false"},
                                           {"integer", "a whole number"},
                                           {"number", "a number"},
                                           {"string", "a text"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(type, names[i][0]) == 0)
            return names[i][1];
    return type;
}

static void add_types(struct teller *teller, const json_t *types) {
    size_t number;
    json_t *type;
    if (json_is_string(types))
        str_print(teller->out, "%s", name_of_type(json_string_value(types)));
    json_array_foreach(types, number, type)
        str_print(teller->out, "%s%s", number ? " or " : "", name_of_type(json_string_value(type)));
}

static void add_what(struct teller *teller, const json_t *schema);

static void add_choices(struct teller *teller, const json_t *choices) {
    size_t number;
    json_t *choice;
    json_array_foreach(choices, number, choice) {
        str_print(teller->out, "%s", number ? ", or " : "");
        add_what(teller, choice);
    }
}

static void add_list(struct teller *teller, const json_t *schema) {
    json_int_t least = json_integer_value(json_object_get(schema, "minItems"));
    json_int_t most = json_integer_value(json_object_get(schema, "maxItems"));
    str_print(teller->out, "a list");
    if (least > 1)
        str_print(teller->out, " of %d%s", (int)least, least == most ? "" : " or more");
    str_print(teller->out, "; each item: ");
    add_what(teller, json_object_get(schema, "items"));
}

// One of these keys alone, or any that go together.
static void add_mapping(struct teller *teller, const json_t *schema) {
    const json_t *choices = json_object_get(schema, "oneOf");
    size_t number;
    json_t *choice;
    str_print(teller->out, "a mapping%s", choices ? " with one of " : "");
    json_array_foreach(choices, number, choice)
        str_print(teller->out, "%s%s", number ? ", " : "",
                  json_string_value(json_array_get(json_object_get(choice, "required"), 0)));
}

// What it may be, but for the keys of a mapping.
static void add_parts(struct teller *teller, const json_t *schema) {
    const json_t *type = json_object_get(schema, "type");
    const json_t *choices = choices_of(schema), *values = json_object_get(schema, "enum");
    const char *title = word_of(schema, "title");
    if (choices)
        add_choices(teller, choices);
    else if (values)
        add_values(teller, values);
    else if (json_object_get(schema, "const"))
        add_value(teller, json_object_get(schema, "const"));
    else if (is_mapping(schema))
        add_mapping(teller, schema);
    else if (json_is_string(type) && strcmp(json_string_value(type), "array") == 0)
        add_list(teller, schema);
    else if (title)
        str_print(teller->out, "%s", title);
    else
        add_types(teller, type);
    if (!choices)
        add_range(teller, schema);
}

static void add_what(struct teller *teller, const json_t *schema) {
    if (word_of(schema, "title") && (choices_of(schema) || is_mapping(schema))) {
        meet(teller, schema);
        str_print(teller->out, "%s", word_of(schema, "title"));
        return;
    }
    add_parts(teller, schema);
}

// --- key by key

static bool is_required(const json_t *mapping, const char *key) {
    size_t number;
    json_t *required;
    json_array_foreach(json_object_get(mapping, "required"), number,
                       required) if (strcmp(json_string_value(required), key) == 0) return true;
    return false;
}

static void tell_keys(struct teller *teller, const json_t *mapping, int indent) {
    const char *key;
    json_t *schema;
    json_object_foreach(json_object_get(mapping, "properties"), key, schema) {
        const json_t *usual = json_object_get(schema, "default");
        str_print(teller->out, "%*s%s: ", indent, "", key);
        add_what(teller, schema);
        if (is_required(mapping, key))
            str_print(teller->out, "; required");
        if (usual) {
            str_print(teller->out, "; default ");
            add_value(teller, usual);
        }
        str_print(teller->out, "\n%*s%s\n", indent + STEP, "", word_of(schema, "description"));
        if (is_mapping(schema) && !word_of(schema, "title"))
            tell_keys(teller, schema, indent + STEP);
    }
}

// A way to be it, on a line, and the keys of it below.
static void tell_way(struct teller *teller, const json_t *schema, int indent) {
    str_print(teller->out, "%*s", indent, "");
    add_what(teller, schema);
    str_print(teller->out, "\n");
    if (is_mapping(schema) && !word_of(schema, "title"))
        tell_keys(teller, schema, indent + STEP);
}

static void tell_named(struct teller *teller, const json_t *schema) {
    const char *title = word_of(schema, "title");
    const json_t *choices = choices_of(schema);
    size_t number;
    json_t *choice;
    str_print(teller->out, "\n%c%s is %s", toupper((unsigned char)title[0]), title + 1,
              choices ? "one of" : "");
    if (!choices) {
        add_parts(teller, schema);
        str_print(teller->out, "\n");
        tell_keys(teller, schema, STEP / 2);
        return;
    }
    str_print(teller->out, "\n");
    json_array_foreach(choices, number, choice) tell_way(teller, choice, STEP / 2);
}

void schema_tell(struct arena *arena, const json_t *mapping, struct str *out) {
    struct teller teller = {.arena = arena, .out = out};
    tell_keys(&teller, mapping, STEP / 2);
    for (size_t i = 0; i < teller.named.count; i++) // telling one may meet more
        tell_named(&teller, teller.named.items[i]);
}
