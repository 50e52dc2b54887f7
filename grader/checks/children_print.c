// SPDX-License-Identifier: MIT
// Each child of main prints its own part of the lines, and nobody else prints any of them.
#include "describe.h"
#include "transcript.h"

struct counts {
    int *items;
    size_t count, capacity;
};

// How many lines each child prints: so many, or these by birth.
struct each {
    int all; // 0: not given
    struct counts by_birth;
};

enum whose { OF_CHILDREN, OF_RANKS };

static const char *const whose_names[] = {"children", "ranks", NULL};

struct parameters {
    struct expected_lines lines;
    struct each each;
    enum whose of;
};

static const struct field all_field = {.least = 1, .most = 10000};
static const struct field count_item = {.shape = &shape_integer, .most = 10000};
static const struct field list_field = {.item = &count_item, .item_size = sizeof(int)};

static bool read_each(struct yaml *yaml, yaml_node_t *node, const struct field *field, void *out) {
    struct each *each = out;
    (void)field;
    if (node->type == YAML_SEQUENCE_NODE)
        return shape_list.read(yaml, node, &list_field, &each->by_birth);
    return shape_integer.read(yaml, node, &all_field, &each->all);
}

static json_t *each_schema(const struct field *field) {
    (void)field;
    return json_pack("{s:[o,o]}", "oneOf", shape_integer.schema(&all_field),
                     shape_list.schema(&list_field));
}

static const struct shape shape_each = {read_each, each_schema};

static const struct field fields[] = {
    {.key = "lines",
     .summary = "the lines of all children, in the order of their births",
     .shape = &shape_expected_lines,
     .offset = offsetof(struct parameters, lines),
     .required = true},
    {.key = "each",
     .summary = "how many of them each child prints (1), or a list: the first child, the second, …",
     .shape = &shape_each,
     .offset = offsetof(struct parameters, each)},
    {.key = "of",
     .summary = "whose lines: the children's of main, or those of MPI's ranks, by number",
     .shape = &shape_choice,
     .choices = whose_names,
     .offset = offsetof(struct parameters, of)},
    {0},
};

// --- parts

static size_t count_parts(const struct parameters *parameters) {
    size_t all = parameters->each.all ? (size_t)parameters->each.all : 1;
    size_t listed = parameters->each.by_birth.count;
    return listed ? listed : parameters->lines.count / all;
}

static size_t count_lines(const struct parameters *parameters, size_t part) {
    if (parameters->each.by_birth.count)
        return (size_t)parameters->each.by_birth.items[part];
    return parameters->each.all ? (size_t)parameters->each.all : 1;
}

static const char *objection(const void *data) {
    const struct parameters *parameters = data;
    size_t sum = 0;
    for (size_t i = 0; i < count_parts(parameters); i++)
        sum += count_lines(parameters, i);
    if (sum == parameters->lines.count)
        return NULL;
    return parameters->each.by_birth.count
               ? "the numbers of `each` must sum to the number of lines"
               : "`each` must divide the number of lines: every child prints as many";
}

struct part {
    const struct process *child;
    struct expected_lines lines;
};

struct parts {
    struct part *items; // by birth
    size_t count, capacity;
};

// Behind `last`, or the first where that is NULL.
static const struct process *next(const struct parameters *parameters,
                                  const struct evidence *evidence, const struct process *last) {
    if (parameters->of == OF_RANKS)
        return evidence_rank(evidence, last ? last->rank + 1 : 0);
    const struct process *process;
    for (int i = last ? last->number + 1 : 1; (process = evidence_process(evidence, i)); i++)
        if (process->parent == 0)
            return process;
    return NULL;
}

// Fewer than there should be where main has not so many children.
static struct parts find_parts(const struct parameters *parameters, const struct evidence *evidence,
                               struct arena *arena) {
    struct parts parts = {0};
    size_t first = 0, most = count_parts(parameters);
    const struct process *process = NULL;
    while (parts.count < most && (process = next(parameters, evidence, process))) {
        size_t count = count_lines(parameters, parts.count);
        *ARRAY_ADD(arena, &parts) =
            (struct part){process, {.items = parameters->lines.items + first, .count = count}};
        first += count;
    }
    return parts;
}

static bool holds(const struct expected_lines *lines, struct text text) {
    ARRAY_EACH(line, lines)
        if (expected_line_matches(line, text))
            return true;
    return false;
}

// The part in which such a line belongs, of this process if it has one; or NULL.
static const struct part *part_of(const struct parts *parts, const struct process *process,
                                  struct text text) {
    const struct part *found = NULL;
    ARRAY_EACH(part, parts)
        if ((!found || part->child == process) && holds(&part->lines, text))
            found = part;
    return found;
}

// --- judging

// A line of one part that another process prints.
static struct result judge_strangers(const struct parts *parts, const struct evidence *evidence,
                                     struct arena *arena) {
    ARRAY_EACH(process, &evidence->processes) {
        struct lines lines = evidence_lines_of(evidence, process->number, arena);
        ARRAY_EACH(line, &lines) {
            const struct part *part = part_of(parts, process, line->text);
            if (!part || part->child == process)
                continue;
            return (struct result){
                .outcome = OUTCOME_FAIL,
                .expected = arena_print(arena, "%s to be printed by %s, and by nobody else",
                                        describe_line(line->text, arena),
                                        process_describe(evidence, part->child->number, arena)),
                .seen = arena_print(arena, "%s printed it",
                                    process_describe(evidence, process->number, arena)),
                .process = process->number,
                .hint = "Look which process calls the function that prints it. Where fork() has "
                        "returned 0 the child runs; it must end there with exit(), or it goes on "
                        "with its parent's loop, and its children begin with a copy of all that "
                        "is still in stdio's buffer."};
        }
    }
    return result_pass();
}

static struct result judge_part(const struct part *part, const struct evidence *evidence,
                                struct arena *arena) {
    struct transcript transcript = {.evidence = evidence,
                                    .process = part->child,
                                    .lines =
                                        evidence_lines_of(evidence, part->child->number, arena),
                                    .expected = &part->lines,
                                    .match = MATCH_EXACTLY};
    struct result result = transcript_judge(&transcript, arena);
    if (result.outcome == OUTCOME_FAIL)
        result.expected =
            arena_print(arena, "%s to print %s",
                        process_describe(evidence, part->child->number, arena), result.expected);
    return result;
}

static struct result judge(const void *data, const struct evidence *evidence, struct arena *arena) {
    const struct parameters *parameters = data;
    size_t wanted = count_parts(parameters);
    struct parts parts = find_parts(parameters, evidence, arena);
    if (parts.count < wanted && parameters->of == OF_RANKS)
        return (struct result){
            .outcome = OUTCOME_ERROR,
            .seen = arena_print(arena, "the launcher did not start rank %zu", parts.count),
            .process = PROCESS_UNKNOWN};
    if (parts.count < wanted)
        return result_few_children(
            evidence,
            arena_print(arena, "%s of main, each of which prints its part of the lines",
                        describe_count((int64_t)wanted, "child", "children", arena)),
            arena);
    struct result result = judge_strangers(&parts, evidence, arena);
    for (size_t i = 0; i < parts.count && result.outcome == OUTCOME_PASS; i++)
        result = judge_part(&parts.items[i], evidence, arena);
    return result;
}

const struct check_kind check_children_print = {
    .key = "children_print",
    .summary = "each child of main prints its own part of the lines, and nobody else any of them",
    .example = "{lines: [one, two, also two], each: [1, 2]}",
    .fields = fields,
    .size = sizeof(struct parameters),
    .needs_end = true,
    .objection = objection,
    .judge = judge,
};
