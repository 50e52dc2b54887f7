// SPDX-License-Identifier: MIT
// Reads and describes the parameters that several checks share.
#include "expectation.h"
#include "describe.h"

#include <string.h>

// --- lines

static const struct field pattern_fields[] = {
    {.key = "pattern",
     .summary = "a regular expression that the whole line matches",
     .shape = &shape_pattern,
     .offset = offsetof(struct expected_line, pattern),
     .required = true},
    {.key = "like",
     .summary = "a line that matches it, which messages show in its place",
     .shape = &shape_string,
     .offset = offsetof(struct expected_line, like)},
    {0},
};

// The example must be one.
static bool read_pattern(struct yaml *yaml, yaml_node_t *node, struct expected_line *line) {
    if (!yaml_read_map(yaml, node, pattern_fields, line))
        return false;
    if (!line->like || pattern_matches(line->pattern, text_of(line->like)))
        return true;
    return yaml_complain(yaml, yaml_value(yaml, node, "like"),
                         "this example does not match the pattern");
}

static bool read_expected_line(struct yaml *yaml, yaml_node_t *node, const struct field *field,
                               void *out) {
    struct expected_line *line = out;
    (void)field;
    enum node_kind kind = yaml_kind(yaml, node);
    if (kind == NODE_MAP && !yaml_value(yaml, node, "pattern"))
        return yaml_complain(
            yaml, node, "expected a line or {pattern: P}; put a line that holds `: ` in quotes");
    if (kind == NODE_MAP)
        return read_pattern(yaml, node, line);
    if (kind != NODE_TEXT && kind != NODE_NUMBER)
        return yaml_complain(
            yaml, node, "expected a line or {pattern: P}, found %s; quotes make anything a line",
            yaml_describe(yaml, node));
    const char *bytes = (const char *)node->data.scalar.value;
    struct text text = text_trim_end((struct text){bytes, node->data.scalar.length});
    if (!text.size)
        return yaml_complain(yaml, node, "blank lines never count, so none can be expected");
    if (memchr(text.data, '\n', text.size))
        return yaml_complain(yaml, node,
                             "one line can not hold several: make them items of the list");
    line->text = (struct text){arena_copy(yaml->arena, text.data, text.size), text.size};
    return true;
}

static json_t *expected_line_schema(const struct field *field) {
    (void)field;
    json_t *text = json_pack("{s:[s,s]}", "type", "string", "number");
    return json_pack("{s:[o,o]}", "anyOf", text, yaml_map_schema(pattern_fields));
}

const struct shape shape_expected_line = {read_expected_line, expected_line_schema};

bool expected_line_matches(const struct expected_line *expected, struct text line) {
    return expected->pattern ? pattern_matches(expected->pattern, line)
                             : text_equal(expected->text, line);
}

const char *expected_line_describe(const struct expected_line *expected, struct arena *arena) {
    const char *example = expected->like;
    if (expected->pattern)
        return arena_print(
            arena, "a line like %s",
            describe_line(text_of(example ? example : expected->pattern->source), arena));
    return describe_line(expected->text, arena);
}

// --- what may be missing

static bool read_optional_selector(struct yaml *yaml, yaml_node_t *node, const struct field *field,
                                   void *out) {
    struct optional_selector *optional = out;
    optional->given = true;
    return shape_selector.read(yaml, node, field, &optional->selector);
}

static json_t *optional_selector_schema(const struct field *field) {
    return shape_selector.schema(field);
}

const struct shape shape_optional_selector = {read_optional_selector, optional_selector_schema};

static bool read_optional_integer(struct yaml *yaml, yaml_node_t *node, const struct field *field,
                                  void *out) {
    struct optional_integer *optional = out;
    optional->given = true;
    return shape_integer.read(yaml, node, field, &optional->value);
}

static json_t *optional_integer_schema(const struct field *field) {
    return shape_integer.schema(field);
}

const struct shape shape_optional_integer = {read_optional_integer, optional_integer_schema};

static bool read_optional_seconds(struct yaml *yaml, yaml_node_t *node, const struct field *field,
                                  void *out) {
    struct optional_seconds *optional = out;
    optional->given = true;
    return shape_seconds.read(yaml, node, field, &optional->value);
}

static json_t *optional_seconds_schema(const struct field *field) {
    return shape_seconds.schema(field);
}

const struct shape shape_optional_seconds = {read_optional_seconds, optional_seconds_schema};

// --- results

struct result result_pass(void) {
    return (struct result){.outcome = OUTCOME_PASS, .process = PROCESS_UNKNOWN};
}

struct result result_no_process(const struct selector *selector, const char *expected,
                                struct arena *arena) {
    return (struct result){
        .outcome = OUTCOME_FAIL,
        .expected = expected,
        .seen = arena_print(arena, "%s does not exist", selector_describe(selector, arena)),
        .process = PROCESS_UNKNOWN,
        .hint = "Look whether every process is really started; each fork() must be reached, and "
                "a thread is not a process."};
}
