// SPDX-License-Identifier: MIT
// Whether lines come in different orders in different runs: a program that allows only one order of
// running has lost what its processes are for.
#include "describe.h"
#include "expectation.h"

enum { MOST_SHOWN = 6 };

struct parameters {
    const struct pattern *lines;
    const char *like;
    int at_least;
};

static const struct field fields[] = {
    {.key = "lines",
     .summary = "a pattern that whole lines match",
     .shape = &shape_pattern,
     .offset = offsetof(struct parameters, lines),
     .required = true},
    {.key = "like",
     .summary = "an example of such a line, which messages show in place of the pattern",
     .shape = &shape_string,
     .offset = offsetof(struct parameters, like)},
    {.key = "at_least",
     .summary = "how many different orders of these lines there must be in all runs together",
     .shape = &shape_integer,
     .offset = offsetof(struct parameters, at_least),
     .required = true},
    {0},
};

static const char *objection(const void *data) {
    const struct parameters *parameters = data;
    if (parameters->at_least < 2)
        return "`at_least` must be 2 or more: one order there is always";
    if (parameters->like && !pattern_matches(parameters->lines, text_of(parameters->like)))
        return "the example of `like` does not match the pattern of `lines`";
    return NULL;
}

// The lines that match, each with its '\n'.
static struct text order_in(const struct parameters *parameters, const struct evidence *run,
                            struct arena *arena) {
    struct lines lines = evidence_lines_of(run, PROCESS_UNKNOWN, arena);
    struct str order = {.arena = arena};
    ARRAY_EACH(line, &lines)
        if (pattern_matches(parameters->lines, line->text)) {
            str_add(&order, line->text);
            str_add(&order, TEXT("\n"));
        }
    return str_text(&order);
}

// The first few of its lines, for people.
static const char *describe_order(struct text order, struct arena *arena) {
    struct text line;
    struct str shown = {.arena = arena};
    for (int i = 0; text_next_line(&order, &line); i++) {
        if (i == MOST_SHOWN)
            return arena_print(arena, "%s, …", shown.data);
        str_print(&shown, "%s%s", i ? ", " : "", describe_line(line, arena));
    }
    return shown.size ? shown.data : "no such line";
}

static bool is_among(const struct text *orders, size_t count, struct text order) {
    for (size_t i = 0; i < count; i++)
        if (text_equal(orders[i], order))
            return true;
    return false;
}

static struct result judge(const void *data, const struct evidence *const *runs, size_t count,
                           struct arena *arena) {
    const struct parameters *parameters = data;
    struct text *orders = arena_alloc(arena, count * sizeof *orders);
    size_t different = 0;
    for (size_t i = 0; i < count; i++) {
        struct text order = order_in(parameters, runs[i], arena);
        if (!is_among(orders, different, order))
            orders[different++] = order;
    }
    if (different >= (size_t)parameters->at_least)
        return result_pass();
    const char *like = parameters->like;
    return (struct result){
        .outcome = OUTCOME_FAIL,
        .expected = arena_print(
            arena, "lines like %s in at least %d different orders, in %zu runs together",
            describe_line(text_of(like ? like : parameters->lines->source), arena),
            parameters->at_least, count),
        .seen = arena_print(arena, "%s: %s",
                            different == 1 ? "always the same order"
                                           : arena_print(arena, "%zu orders; the first", different),
                            describe_order(orders[0], arena)),
        .process = PROCESS_UNKNOWN,
        .hint = "The processes hold each other back: look for a wait, a lock or a sleep that lets "
                "only one of them go on at a time."};
}

const struct check_kind check_orders = {
    .key = "orders",
    .summary = "lines come in several different orders, over all runs",
    .example = "{lines: 'worker [0-9]+', at_least: 2}",
    .fields = fields,
    .size = sizeof(struct parameters),
    .needs_end = true,
    .needs_runs = true,
    .objection = objection,
    .judge_together = judge,
};
