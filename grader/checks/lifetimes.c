// SPDX-License-Identifier: MIT
// Whether processes live at the same time, or one after the other. What counts is the order of
// births, ends and waits in the run: with no sleep in between they all happen at the same moment.
#include "describe.h"
#include "expectation.h"

struct parameters {
    int are; // an enum relation
    ARRAY_OF(struct selector) processes;
};

enum relation { OVERLAPPING, ONE_AFTER_THE_OTHER };

// In numbers of events, from 0; SIZE_MAX: never.
struct life {
    const struct process *process;
    size_t born, ended, waited;
};

struct lives {
    struct life *items; // by birth
    size_t count, capacity;
};

static const char *const relations[] = {"overlapping", "one_after_the_other", NULL};
static const struct field process_item = {.shape = &shape_selector};
static const struct field fields[] = {
    {.key = "are",
     .summary = "overlapping: at some moment all of them live; one_after_the_other: each is "
                "started only after the one before has ended and has been waited for",
     .shape = &shape_choice,
     .offset = offsetof(struct parameters, are),
     .required = true,
     .choices = relations},
    {.key = "processes",
     .summary = "two processes or more; all children of main where it is not given",
     .shape = &shape_list,
     .offset = offsetof(struct parameters, processes),
     .item = &process_item,
     .item_size = sizeof(struct selector)},
    {0},
};

static const char *objection(const void *data) {
    const struct parameters *parameters = data;
    return parameters->processes.count == 1 ? "`processes` needs two processes or more" : NULL;
}

// --- lives

static bool is_chosen(const struct parameters *parameters, const struct evidence *evidence,
                      const struct process *process) {
    if (!parameters->processes.count)
        return process->parent == 0;
    return selectors_find(parameters->processes.items, parameters->processes.count, evidence,
                          process);
}

static struct life life_of(const struct evidence *evidence, const struct process *process) {
    struct life life = {process, SIZE_MAX, SIZE_MAX, SIZE_MAX};
    for (size_t i = 0; i < evidence->trace->events.count; i++) {
        const struct event *event = &evidence->trace->events.items[i];
        if (event->kind == EVENT_birth && event->process == process->number)
            life.born = i;
        else if (event->kind == EVENT_exit && event->process == process->number)
            life.ended = i;
        else if (event->kind == EVENT_wait && event->other == process->number)
            life.waited = i;
    }
    return life;
}

static struct lives find_lives(const struct parameters *parameters, const struct evidence *evidence,
                               struct arena *arena) {
    struct lives lives = {0};
    ARRAY_EACH(process, &evidence->processes)
        if (is_chosen(parameters, evidence, process))
            *ARRAY_ADD(arena, &lives) = life_of(evidence, process);
    return lives;
}

// --- words

static const char *describe_expected(const struct parameters *parameters, struct arena *arena) {
    struct str who = {.arena = arena};
    size_t count = parameters->processes.count;
    if (!count)
        str_add(&who, TEXT("main's children"));
    for (size_t i = 0; i < count; i++)
        describe_listed(&who, i, count, "and",
                        selector_describe(&parameters->processes.items[i], arena));
    if (parameters->are == OVERLAPPING)
        return arena_print(arena, "%s to be alive at the same time", who.data);
    return arena_print(arena,
                       "%s to live one after the other, each started only when the one before has "
                       "ended and has been waited for",
                       who.data);
}

// "main itself printed `a` and `b`": what makes this process two of those that are chosen.
static const char *describe_both(const struct selector *one, const struct selector *other,
                                 const struct evidence *evidence, const char *name,
                                 struct arena *arena) {
    const struct line *first = selector_line(one, evidence);
    const struct line *second = selector_line(other, evidence);
    if (first && second)
        return arena_print(arena, "%s itself printed both %s and %s", name,
                           describe_line(first->text, arena), describe_line(second->text, arena));
    if (first || second)
        return arena_print(arena, "%s itself printed %s", name,
                           describe_line((first ? first : second)->text, arena));
    return arena_print(arena, "%s and %s are one process, %s", selector_describe(one, arena),
                       selector_describe(other, arena), name);
}

// One process that is meant to be several.
static struct result chosen_twice(const struct parameters *parameters,
                                  const struct evidence *evidence, struct arena *arena) {
    const struct selector *one = NULL, *other = NULL;
    for (size_t i = 1; i < parameters->processes.count; i++)
        for (size_t k = 0; k < i && !one; k++)
            if (selector_find(&parameters->processes.items[i], evidence) ==
                selector_find(&parameters->processes.items[k], evidence)) {
                one = &parameters->processes.items[k];
                other = &parameters->processes.items[i];
            }
    int number = selector_find(one, evidence)->number;
    const char *name = process_describe(evidence, number, arena);
    return (struct result){
        .outcome = OUTCOME_FAIL,
        .seen = describe_both(one, other, evidence, name, arena),
        .process = number,
        .hint = "Each of them must be a process of its own, started with its own fork()."};
}

static const char *describe_life(const struct evidence *evidence, const struct life *life,
                                 struct arena *arena) {
    return arena_print(
        arena, "%s lived from %s to %s", process_describe(evidence, life->process->number, arena),
        describe_moment(life->process->born, arena), describe_moment(life->process->died, arena));
}

// --- judging

// Lives overlap where the first one to end still lived when the last one was born.
static struct result judge_overlapping(const struct lives *lives, const struct evidence *evidence,
                                       struct arena *arena) {
    const struct life *youngest = &lives->items[lives->count - 1], *first = lives->items;
    ARRAY_EACH(life, lives)
        if (life->ended < first->ended)
            first = life;
    if (first->ended > youngest->born)
        return result_pass();
    return (struct result){
        .outcome = OUTCOME_FAIL,
        .seen = arena_print(arena, "%s, and had ended when %s was started, at %s",
                            describe_life(evidence, first, arena),
                            process_describe(evidence, youngest->process->number, arena),
                            describe_moment(youngest->process->born, arena)),
        .process = first->process->number,
        .hint = "Start all of them first, and only then wait: a waitpid() or a sleep() between two "
                "fork() calls holds the second one back."};
}

static struct result judge_in_turn(const struct lives *lives, const struct evidence *evidence,
                                   struct arena *arena) {
    for (size_t i = 1; i < lives->count; i++) {
        const struct life *before = &lives->items[i - 1], *life = &lives->items[i];
        if (before->waited < life->born)
            continue;
        const char *name = process_describe(evidence, before->process->number, arena);
        const char *state =
            before->ended > life->born
                ? arena_print(arena, "while %s was still alive", name)
                : arena_print(arena, "when %s had ended, but nobody had waited for it", name);
        return (struct result){
            .outcome = OUTCOME_FAIL,
            .seen = arena_print(arena, "%s was started at %s, %s",
                                process_describe(evidence, life->process->number, arena),
                                describe_moment(life->process->born, arena), state),
            .process = life->process->number,
            .hint = "In the loop, call waitpid() for the child before the next fork()."};
    }
    return result_pass();
}

static struct result judge_lives(const struct parameters *parameters,
                                 const struct evidence *evidence, struct arena *arena) {
    struct lives lives = find_lives(parameters, evidence, arena);
    if (lives.count < parameters->processes.count)
        return chosen_twice(parameters, evidence, arena);
    if (lives.count < 2)
        return result_few_children(evidence, NULL, arena);
    return parameters->are == OVERLAPPING ? judge_overlapping(&lives, evidence, arena)
                                          : judge_in_turn(&lives, evidence, arena);
}

static struct result judge(const void *data, const struct evidence *evidence, struct arena *arena) {
    const struct parameters *parameters = data;
    const char *expected = describe_expected(parameters, arena);
    ARRAY_EACH(selector, &parameters->processes)
        if (!selector_find(selector, evidence))
            return result_no_process(selector, expected, arena);
    struct result result = judge_lives(parameters, evidence, arena);
    if (result.outcome == OUTCOME_FAIL)
        result.expected = expected;
    return result;
}

const struct check_kind check_lifetimes = {
    .key = "lifetimes",
    .summary = "processes live at the same time, or one after the other",
    .example = "{are: overlapping, processes: [1, 2]}",
    .fields = fields,
    .size = sizeof(struct parameters),
    .needs_end = true,
    .objection = objection,
    .judge = judge,
};
