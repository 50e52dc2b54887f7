// SPDX-License-Identifier: MIT
// Chooses a process of a run: by birth order, by name, by what it printed, or by its rank.
#include "selector.h"
#include "describe.h"

// --- reading

static const struct field fields[] = {
    {.key = "name",
     .summary = "the process that has this name at any time (its first 15 characters count)",
     .shape = &shape_string,
     .form = ".+",
     .form_words = "the name of a process",
     .alternative = true,
     .offset = offsetof(struct selector, name)},
    {.key = "printed",
     .summary = "the process that printed the first line that fits this pattern",
     .shape = &shape_pattern,
     .alternative = true,
     .offset = offsetof(struct selector, printed)},
    {.key = "like",
     .summary = "beside `printed`: a line that matches it, which messages show in its place",
     .shape = &shape_string,
     .offset = offsetof(struct selector, like)},
    {.key = "rank",
     .summary = "the process that has this rank of MPI",
     .shape = &shape_integer,
     .most = 4095,
     .alternative = true,
     .offset = offsetof(struct selector, rank)},
    {0},
};

static bool read_birth(struct yaml *yaml, yaml_node_t *node, int *out_birth) {
    static const struct field birth = {.most = 999};
    return shape_integer.read(yaml, node, &birth, out_birth);
}

static bool read_map(struct yaml *yaml, yaml_node_t *node, struct selector *selector) {
    if (!yaml_read_map(yaml, node, fields, selector))
        return false;
    selector->kind = selector->name        ? SELECT_NAME
                     : selector->rank >= 0 ? SELECT_RANK
                                           : SELECT_PRINTED;
    if (!selector->like)
        return true;
    if (!selector->printed)
        return yaml_complain(yaml, yaml_key(yaml, node, "like"), "`like` needs `printed`");
    if (pattern_matches(selector->printed, text_of(selector->like)))
        return true;
    return yaml_complain(yaml, yaml_value(yaml, node, "like"),
                         "this example does not match the pattern");
}

static bool selector_read(struct yaml *yaml, yaml_node_t *node, const struct field *field,
                          void *out) {
    (void)field;
    struct selector *selector = out;
    *selector = (struct selector){.kind = SELECT_BIRTH, .rank = -1};
    enum node_kind kind = yaml_kind(yaml, node);
    if (kind == NODE_NUMBER)
        return read_birth(yaml, node, &selector->birth);
    if (kind == NODE_MAP)
        return read_map(yaml, node, selector);
    if (yaml_is(node, "main"))
        return true;
    return yaml_complain(yaml, node,
                         "expected a process: main, its number by birth (0 is main), {name: TEXT}, "
                         "{printed: PATTERN} or {rank: NUMBER}; found %s",
                         yaml_describe(yaml, node));
}

static json_t *selector_schema(const struct field *field) {
    (void)field;
    return json_pack("{s:s,s:[{s:s},{s:s,s:i,s:i},o]}", "title", "a process", "oneOf", "const",
                     "main", "type", "integer", "minimum", 0, "maximum", 999,
                     yaml_map_schema(fields));
}

const struct shape shape_selector = {selector_read, selector_schema};

// --- finding

static bool has_name(const struct process *process, const char *name) {
    ARRAY_EACH(known, &process->names)
        if (process_name_is(known, name))
            return true;
    return false;
}

bool selectors_find(const struct selector *selectors, size_t count, const struct evidence *evidence,
                    const struct process *process) {
    for (size_t i = 0; i < count; i++)
        if (selector_find(&selectors[i], evidence) == process)
            return true;
    return false;
}

const struct line *selector_line(const struct selector *selector, const struct evidence *evidence) {
    if (selector->kind == SELECT_PRINTED)
        ARRAY_EACH(line, &evidence->lines)
            if (pattern_matches(selector->printed, line->text))
                return line;
    return NULL;
}

const struct process *selector_find(const struct selector *selector,
                                    const struct evidence *evidence) {
    const struct line *line = selector_line(selector, evidence);
    switch (selector->kind) {
    case SELECT_BIRTH:
        return evidence_process(evidence, selector->birth);
    case SELECT_NAME:
        ARRAY_EACH(process, &evidence->processes)
            if (has_name(process, selector->name))
                return process;
        return NULL;
    case SELECT_PRINTED:
        return line ? evidence_process(evidence, line->process) : NULL;
    case SELECT_RANK:
        return evidence_rank(evidence, selector->rank);
    }
    return NULL;
}

static const char *describe_printed(const struct selector *selector, struct arena *arena) {
    const char *like = selector->like ? selector->like : selector->printed->source;
    return describe_line(text_of(like), arena);
}

const char *selector_describe(const struct selector *selector, struct arena *arena) {
    static const char *const ordinals[] = {"main",  "first",   "second", "third", "fourth", "fifth",
                                           "sixth", "seventh", "eighth", "ninth", "tenth"};
    int birth = selector->birth;
    switch (selector->kind) {
    case SELECT_BIRTH:
        if (birth == 0)
            return "main";
        if (birth < (int)(sizeof ordinals / sizeof *ordinals))
            return arena_print(arena, "process %d (the %s to be started)", birth, ordinals[birth]);
        return arena_print(arena, "process %d (number %d by birth)", birth, birth);
    case SELECT_NAME:
        return arena_print(arena, "the process named %s",
                           text_shown(arena, text_of(selector->name), PROCESS_NAME_SIZE));
    case SELECT_PRINTED:
        return arena_print(arena, "the process that printed a line like %s",
                           describe_printed(selector, arena));
    case SELECT_RANK:
        return arena_print(arena, "rank %d", selector->rank);
    }
    return NULL;
}

const char *selector_describe_lack(const struct selector *selector, struct arena *arena) {
    if (selector->kind == SELECT_PRINTED)
        return arena_print(arena, "no process printed a line like %s",
                           describe_printed(selector, arena));
    return arena_print(arena, "%s does not exist", selector_describe(selector, arena));
}
