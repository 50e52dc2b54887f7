// SPDX-License-Identifier: MIT
// The shapes of numbers in YAML: truth values, whole numbers, seconds, sizes.
#include "base/yaml.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

// --- truth values

static bool read_bool(struct yaml *yaml, yaml_node_t *node, const struct field *field, void *out) {
    (void)field;
    bool plain = yaml_kind(yaml, node) == NODE_BOOL;
    *(bool *)out = plain && yaml_is(node, "true");
    if (plain && (yaml_is(node, "true") || yaml_is(node, "false")))
        return true;
    return yaml_complain(yaml, node, "expected true or false, found %s", yaml_describe(yaml, node));
}

static json_t *bool_schema(const struct field *field) {
    json_t *schema = json_pack("{s:s}", "type", "boolean");
    if (!field->required)
        json_object_set_new(schema, "default", json_false());
    return schema;
}

const struct shape shape_bool = {read_bool, bool_schema};

// --- whole numbers

struct range {
    int64_t least, most;
};

static struct range range_of(const struct field *field, int64_t most) {
    bool open = field->least == 0 && field->most == 0;
    return (struct range){field->least, open ? most : field->most};
}

// "from 0 to 1000", in units of `scale`.
static const char *describe_range(struct arena *arena, struct range range, int64_t scale) {
    return arena_print(arena, "from %.15g to %.15g", (double)range.least / (double)scale,
                       (double)range.most / (double)scale);
}

// Decimal only: what 010 means depends on the version of YAML.
static bool is_decimal(const char *digits) {
    digits += *digits == '-' || *digits == '+';
    size_t size = strspn(digits, "0123456789");
    return size && !digits[size] && (*digits != '0' || size == 1);
}

static bool read_whole(struct yaml *yaml, yaml_node_t *node, const struct field *field,
                       int64_t *out) {
    struct range range = range_of(field, INT32_MAX);
    if (yaml_kind(yaml, node) != NODE_NUMBER || !is_decimal(yaml_text(node).data))
        return yaml_complain(yaml, node, "expected a whole number such as 0 or 12, found %s",
                             yaml_describe(yaml, node));
    *out = strtoll(yaml_text(node).data, NULL, 10); // too large a number becomes INT64_MAX
    if (*out >= range.least && *out <= range.most)
        return true;
    return yaml_complain(yaml, node, "expected a whole number %s, found %s",
                         describe_range(yaml->arena, range, 1), yaml_describe(yaml, node));
}

static bool read_integer(struct yaml *yaml, yaml_node_t *node, const struct field *field,
                         void *out) {
    int64_t number;
    bool good = read_whole(yaml, node, field, &number);
    if (good)
        *(int *)out = (int)number;
    return good;
}

static json_t *integer_schema(const struct field *field) {
    struct range range = range_of(field, INT32_MAX);
    return json_pack("{s:s,s:I,s:I}", "type", "integer", "minimum", (json_int_t)range.least,
                     "maximum", (json_int_t)range.most);
}

const struct shape shape_integer = {read_integer, integer_schema};

static bool read_count(struct yaml *yaml, yaml_node_t *node, const struct field *field, void *out) {
    return read_whole(yaml, node, field, out);
}

const struct shape shape_count = {read_count, integer_schema};

// --- seconds

enum { SECOND = 1000000, MOST_SECONDS = 1000000000 };

// Digits with or without a fraction.
static bool is_fraction(const char *digits) {
    digits += *digits == '-' || *digits == '+';
    size_t whole = strspn(digits, "0123456789");
    if (!whole || (*digits == '0' && whole > 1))
        return false;
    if (!digits[whole])
        return true;
    size_t rest = strspn(digits + whole + 1, "0123456789");
    return digits[whole] == '.' && rest && !digits[whole + 1 + rest];
}

static bool read_seconds(struct yaml *yaml, yaml_node_t *node, const struct field *field,
                         void *out) {
    struct range range = range_of(field, (int64_t)MOST_SECONDS * SECOND);
    if (yaml_kind(yaml, node) != NODE_NUMBER || !is_fraction(yaml_text(node).data))
        return yaml_complain(yaml, node, "expected a number of seconds such as 2 or 0.5, found %s",
                             yaml_describe(yaml, node));
    double microseconds = strtod(yaml_text(node).data, NULL) * SECOND;
    if (microseconds < (double)range.least || microseconds > (double)range.most)
        return yaml_complain(yaml, node, "expected a number of seconds %s, found %s",
                             describe_range(yaml->arena, range, SECOND), yaml_describe(yaml, node));
    *(int64_t *)out = (int64_t)(microseconds + 0.5);
    return true;
}

static json_t *seconds_schema(const struct field *field) {
    struct range range = range_of(field, (int64_t)MOST_SECONDS * SECOND);
    return json_pack("{s:s,s:s,s:o,s:o}", "title", "a number of seconds", "type", "number",
                     "minimum", json_real((double)range.least / SECOND), "maximum",
                     json_real((double)range.most / SECOND));
}

const struct shape shape_seconds = {read_seconds, seconds_schema};

// --- sizes

static const struct {
    const char *name;
    int shift;
} units[] = {{"B", 0}, {"KiB", 10}, {"MiB", 20}, {"GiB", 30}};

// "64 MiB" in bytes; false where it has another form. Too large a size becomes INT64_MAX.
static bool parse_size(const char *words, int64_t *out_bytes) {
    size_t digits = strspn(words, "0123456789");
    if (!digits || (*words == '0' && digits > 1))
        return false;
    const char *unit = words + digits + (words[digits] == ' ');
    int64_t number = strtoll(words, NULL, 10);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (strcmp(unit, units[i].name) != 0)
            continue;
        bool fits = number <= INT64_MAX >> units[i].shift;
        *out_bytes = fits ? number << units[i].shift : INT64_MAX;
        return true;
    }
    return false;
}

static const char *print_size(struct arena *arena, int64_t bytes) {
    size_t i = sizeof units / sizeof *units - 1;
    while (i > 0 && bytes & ((INT64_C(1) << units[i].shift) - 1))
        i--;
    return arena_print(arena, "%" PRId64 " %s", bytes >> units[i].shift, units[i].name);
}

static bool read_size(struct yaml *yaml, yaml_node_t *node, const struct field *field, void *out) {
    enum node_kind kind = yaml_kind(yaml, node);
    struct range range = range_of(field, INT64_MAX - 1);
    int64_t bytes = 0;
    if (kind == NODE_NUMBER && is_decimal(yaml_text(node).data))
        bytes = strtoll(yaml_text(node).data, NULL, 10);
    else if (kind != NODE_TEXT || !parse_size(yaml_text(node).data, &bytes))
        return yaml_complain(yaml, node,
                             "expected a size such as 64 MiB (units: B, KiB, MiB, GiB), found %s",
                             yaml_describe(yaml, node));
    if (bytes < range.least || bytes > range.most)
        return yaml_complain(yaml, node, "expected a size from %s to %s, found %s",
                             print_size(yaml->arena, range.least),
                             print_size(yaml->arena, range.most), yaml_describe(yaml, node));
    *(int64_t *)out = bytes;
    return true;
}

static json_t *size_schema(const struct field *field) {
    struct range range = range_of(field, INT64_MAX - 1);
    return json_pack("{s:s,s:[ss],s:I,s:I,s:s}", "title", "a size such as 64 MiB", "type",
                     "integer", "string", "minimum", (json_int_t)range.least, "maximum",
                     (json_int_t)range.most, "pattern", "^(0|[1-9][0-9]*) ?(B|KiB|MiB|GiB)$");
}

const struct shape shape_size = {read_size, size_schema};
