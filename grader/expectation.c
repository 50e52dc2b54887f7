// SPDX-License-Identifier: MIT
// Reads and describes the parameters that several checks share.
#include "expectation.h"
#include "describe.h"

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

static bool read_optional_bool(struct yaml *yaml, yaml_node_t *node, const struct field *field,
                               void *out) {
    struct optional_bool *optional = out;
    optional->given = true;
    return shape_bool.read(yaml, node, field, &optional->value);
}

// What holds where it is not given is for the check to say.
static json_t *optional_bool_schema(const struct field *field) {
    json_t *schema = shape_bool.schema(field);
    json_object_del(schema, "default");
    return schema;
}

const struct shape shape_optional_bool = {read_optional_bool, optional_bool_schema};

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

static const char look_at_starts[] = "Look whether every process is really started; each fork() "
                                     "must be reached, and a thread is not "
                                     "a process.";

static const char look_at_prints[] = "Compare the line with the assignment letter by letter, and "
                                     "look whether its process is started and comes to print it.";

struct result result_pass(void) {
    return (struct result){.outcome = OUTCOME_PASS, .process = PROCESS_UNKNOWN};
}

struct result result_no_process(const struct selector *selector, const char *expected,
                                struct arena *arena) {
    return (struct result){.outcome = OUTCOME_FAIL,
                           .expected = expected,
                           .seen = selector_describe_lack(selector, arena),
                           .process = PROCESS_UNKNOWN,
                           .hint =
                               selector->kind == SELECT_PRINTED ? look_at_prints : look_at_starts};
}

struct result result_few_children(const struct evidence *evidence, const char *expected,
                                  struct arena *arena) {
    int children = evidence_process(evidence, 0)->children;
    return (struct result){.outcome = OUTCOME_FAIL,
                           .expected = expected,
                           .seen =
                               arena_print(arena, "main started %s",
                                           describe_count(children, "child", "children", arena)),
                           .process = 0,
                           .hint = look_at_starts};
}

struct result result_no_symbols(void) {
    return (struct result){.outcome = OUTCOME_ERROR,
                           .seen = "the symbols of the source files could not be listed",
                           .process = PROCESS_UNKNOWN};
}
