// SPDX-License-Identifier: MIT
// What happens before what. What counts is the order of events in the run, also where they happen
// at the same moment of the program's own time.
#include "describe.h"
#include "happening.h"

struct happenings {
    struct happening *items;
    size_t count, capacity;
};

struct parameters {
    ARRAY_OF(struct happenings) steps;
    struct happenings never;
};

static const struct field happening_item = {.shape = &shape_happening};
static const struct field step_field = {.item = &happening_item,
                                        .item_size = sizeof(struct happening)};

// One happening, or a list of them.
static bool read_step(struct yaml *yaml, yaml_node_t *node, const struct field *field, void *out) {
    struct happenings *step = out;
    (void)field;
    if (node->type == YAML_SEQUENCE_NODE)
        return shape_list.read(yaml, node, &step_field, step);
    return shape_happening.read(yaml, node, &happening_item, ARRAY_ADD(yaml->arena, step));
}

static json_t *step_schema(const struct field *field) {
    (void)field;
    return json_pack("{s:s,s:[o,o]}", "title", "a step", "oneOf",
                     shape_happening.schema(&happening_item), shape_list.schema(&step_field));
}

static const struct shape shape_step = {read_step, step_schema};
static const struct field step_item = {.shape = &shape_step};
static const struct field fields[] = {
    {.key = "steps",
     .summary = "all of a step happens before anything of the next one; a step is an event, or a "
                "list of events in any order",
     .shape = &shape_list,
     .offset = offsetof(struct parameters, steps),
     .required = true,
     .item = &step_item,
     .item_size = sizeof(struct happenings)},
    {.key = "never",
     .summary = "events that do not happen at all",
     .shape = &shape_list,
     .offset = offsetof(struct parameters, never),
     .item = &happening_item,
     .item_size = sizeof(struct happening)},
    {0},
};

static const char *objection(const void *data) {
    const struct parameters *parameters = data;
    if (parameters->steps.count < 2 && !parameters->never.count)
        return "`steps` needs two steps or more; each is an item of the list";
    ARRAY_EACH(happening, &parameters->never)
        if (happening->count.given)
            return "what is in `never` does not happen at all: it can have no `count`";
    return NULL;
}

static struct result failure(int process, const char *expected, const char *seen,
                             const char *hint) {
    return (struct result){.outcome = OUTCOME_FAIL,
                           .expected = expected,
                           .seen = seen,
                           .process = process,
                           .hint = hint};
}

// --- that it happens

static bool has_happened_to(const struct occurrences *occurrences, const struct process *process) {
    ARRAY_EACH(occurrence, occurrences)
        if (occurrence->subject == process->number)
            return true;
    return false;
}

static struct result judge_children(const struct happening *happening,
                                    const struct occurrences *occurrences,
                                    const struct evidence *evidence, const char *hint,
                                    struct arena *arena) {
    const char *expected = happening_describe_wish(happening, "every", arena);
    if (!evidence_process(evidence, 0)->children)
        return result_few_children(evidence, expected, arena);
    ARRAY_EACH(process, &evidence->processes)
        if (process->parent == 0 && !has_happened_to(occurrences, process))
            return failure(process->number, expected,
                           happening_describe_lack(happening, process->number, evidence, arena),
                           hint);
    return result_pass();
}

static struct result judge_happening(const struct happening *happening,
                                     const struct occurrences *occurrences,
                                     const struct evidence *evidence, struct arena *arena) {
    static const char hint[] = "Look whether the program comes to the place where this happens, in "
                               "the right process and as often as it should.";
    const struct optional_integer *count = &happening->count;
    const char *wish = happening_describe_wish(happening, "a", arena);
    bool is_line = happening->kind == HAPPENING_LINE;
    if (!is_line && !happening->children && !selector_find(&happening->selector, evidence))
        return result_no_process(&happening->selector, wish, arena);
    if (!count->given && happening->children)
        return judge_children(happening, occurrences, evidence, hint, arena);
    if (count->given ? occurrences->count == (size_t)count->value : occurrences->count > 0)
        return result_pass();
    const char *often = count->given
                            ? arena_print(arena, ", %s in all",
                                          describe_count(count->value, "time", "times", arena))
                            : "";
    return failure(PROCESS_UNKNOWN, arena_print(arena, "%s%s", wish, often),
                   occurrences->count ? arena_print(arena, "it happened %s",
                                                    describe_count((int64_t)occurrences->count,
                                                                   "time", "times", arena))
                                      : "it never happened",
                   hint);
}

// --- when it happens

struct step {
    struct occurrence first, last;
};

static struct result find_step(const struct happenings *happenings, const struct evidence *evidence,
                               struct step *out_step, struct arena *arena) {
    ARRAY_EACH(happening, happenings) {
        struct occurrences found = happening_find(happening, evidence, arena);
        struct result result = judge_happening(happening, &found, evidence, arena);
        if (result.outcome != OUTCOME_PASS)
            return result;
        const struct occurrence *first = found.items, *last = &found.items[found.count - 1];
        bool is_new = happening == happenings->items;
        if (is_new || occurrence_is_before(first, &out_step->first))
            out_step->first = *first;
        if (is_new || occurrence_is_before(&out_step->last, last))
            out_step->last = *last;
    }
    return result_pass();
}

static struct result judge_order(const struct occurrence *last, const struct occurrence *next,
                                 const struct evidence *evidence, struct arena *arena) {
    if (occurrence_is_before(last, next))
        return result_pass();
    bool of_lines =
        last->happening->kind == HAPPENING_LINE || next->happening->kind == HAPPENING_LINE;
    return failure(
        next->process,
        arena_print(arena, "%s before %s", happening_describe_wish(last->happening, "every", arena),
                    happening_describe(next->happening, "any", arena)),
        arena_print(arena, "%s, but before that %s", occurrence_describe(last, evidence, arena),
                    occurrence_describe(next, evidence, arena)),
        of_lines ? "Let the later one wait for the earlier one. A line counts from the "
                   "moment at which it is written: what stays in stdio's buffer is "
                   "written at the end of the process; fflush(stdout) writes it at once."
                 : "Let the later one wait for the earlier one: with waitpid() for an "
                   "end, with a pipe or a semaphore for anything else.");
}

static struct result judge_never(const struct happenings *never, const struct evidence *evidence,
                                 struct arena *arena) {
    ARRAY_EACH(happening, never) {
        struct occurrences found = happening_find(happening, evidence, arena);
        if (found.count)
            return failure(
                found.items->process, happening_describe_wish(happening, "no", arena),
                occurrence_describe(found.items, evidence, arena),
                "Look for the place in the program where this happens, and which process "
                "comes there.");
    }
    return result_pass();
}

static struct result judge(const void *data, const struct evidence *evidence, struct arena *arena) {
    const struct parameters *parameters = data;
    struct step before = {0}, step = {0};
    for (size_t i = 0; i < parameters->steps.count; i++, before = step) {
        struct result result = find_step(&parameters->steps.items[i], evidence, &step, arena);
        if (result.outcome == OUTCOME_PASS && i > 0)
            result = judge_order(&before.last, &step.first, evidence, arena);
        if (result.outcome != OUTCOME_PASS)
            return result;
    }
    return judge_never(&parameters->never, evidence, arena);
}

const struct check_kind check_order = {
    .key = "order",
    .summary = "what happens before what, and what never happens",
    .example = "{steps: [{start: children, count: 2}, {end: children}, {line: done}]}",
    .fields = fields,
    .size = sizeof(struct parameters),
    .needs_end = true,
    .objection = objection,
    .judge = judge,
};
