// SPDX-License-Identifier: MIT
// Only one process prints certain lines.
#include "describe.h"
#include "expectation.h"

struct parameters {
    struct selector process;
    const struct pattern *lines; // NULL: every line
    const char *like;
    int at_least;
};

static const struct field fields[] = {
    {.key = "process",
     .summary = "who prints them; main where it is not given",
     .shape = &shape_selector,
     .offset = offsetof(struct parameters, process)},
    {.key = "lines",
     .summary = "a pattern that whole lines match; every line where it is not given",
     .shape = &shape_pattern,
     .offset = offsetof(struct parameters, lines)},
    {.key = "like",
     .summary = "an example of such a line, which messages show in place of the pattern",
     .shape = &shape_string,
     .offset = offsetof(struct parameters, like)},
    {.key = "at_least",
     .summary = "how many such lines it prints at the least",
     .shape = &shape_integer,
     .offset = offsetof(struct parameters, at_least)},
    {0},
};

static const char *objection(const void *data) {
    const struct parameters *parameters = data;
    if (!parameters->like)
        return NULL;
    if (!parameters->lines)
        return "`like` needs `lines`: the pattern of which it is an example";
    if (!pattern_matches(parameters->lines, text_of(parameters->like)))
        return "the example of `like` does not match the pattern of `lines`";
    return NULL;
}

// How many such lines the process printed; the first one goes out.
static int count_lines(const struct parameters *parameters, const struct evidence *evidence,
                       int process, struct arena *arena, struct text *out_first) {
    struct lines lines = evidence_lines_of(evidence, process, arena);
    int count = 0;
    ARRAY_EACH(line, &lines)
        if (!parameters->lines || pattern_matches(parameters->lines, line->text))
            if (count++ == 0)
                *out_first = line->text;
    return count;
}

static const char *describe_expected(const struct parameters *parameters, struct arena *arena) {
    const char *process = selector_describe(&parameters->process, arena);
    const char *such = "line";
    const char *like = parameters->like;
    if (parameters->lines)
        such = arena_print(arena, "line like %s",
                           describe_line(text_of(like ? like : parameters->lines->source), arena));
    if (parameters->at_least > 0)
        return arena_print(arena, "%s, and nobody else, to print at least %d times a %s", process,
                           parameters->at_least, such);
    return arena_print(arena, "every %s to be printed by %s", such, process);
}

static struct result judge(const void *data, const struct evidence *evidence, struct arena *arena) {
    const struct parameters *parameters = data;
    const char *expected = describe_expected(parameters, arena);
    const struct process *owner = selector_find(&parameters->process, evidence);
    struct text line;
    if (!owner)
        return result_no_process(&parameters->process, expected, arena);
    ARRAY_EACH(process, &evidence->processes)
        if (process != owner && count_lines(parameters, evidence, process->number, arena, &line))
            return (struct result){
                .outcome = OUTCOME_FAIL,
                .expected = expected,
                .seen = arena_print(arena, "%s printed %s",
                                    process_describe(evidence, process->number, arena),
                                    describe_line(line, arena)),
                .process = process->number,
                .hint =
                    "Look at which process runs this printf(); lines that were still in stdio's "
                    "buffer at fork() are printed by the child as well."};
    int count = count_lines(parameters, evidence, owner->number, arena, &line);
    if (count >= parameters->at_least)
        return result_pass();
    return (struct result){
        .outcome = OUTCOME_FAIL,
        .expected = expected,
        .seen =
            arena_print(arena, "%s printed %s", process_describe(evidence, owner->number, arena),
                        describe_count(count, "such line", "such lines", arena)),
        .process = owner->number,
        .hint = "Look whether the process comes to these lines, and whether its output is flushed: "
                "_exit() and signals throw away what is still in stdio's buffer."};
}

const struct check_kind check_printed_by = {
    .key = "printed_by",
    .summary = "lines that match are printed by one process and by nobody else",
    .example = "{process: main, lines: '[0-9]+', at_least: 10}",
    .fields = fields,
    .size = sizeof(struct parameters),
    .needs_end = true,
    .objection = objection,
    .judge = judge,
};
