// SPDX-License-Identifier: MIT
// How long a process lived, in the program's own time.
#include "describe.h"
#include "expectation.h"

struct parameters {
    struct selector process;
    struct optional_seconds at_least, at_most;
};

static const struct field fields[] = {
    {.key = "process",
     .summary = "whose life; main where it is not given, which is the whole program",
     .shape = &shape_selector,
     .offset = offsetof(struct parameters, process)},
    {.key = "at_least",
     .summary = "seconds of the program's own time",
     .shape = &shape_optional_seconds,
     .offset = offsetof(struct parameters, at_least)},
    {.key = "at_most",
     .summary = "seconds of the program's own time",
     .shape = &shape_optional_seconds,
     .offset = offsetof(struct parameters, at_most)},
    {0},
};

static const char *objection(const void *data) {
    const struct parameters *parameters = data;
    if (!parameters->at_least.given && !parameters->at_most.given)
        return "one of these keys is required, or both: `at_least`, `at_most`";
    if (parameters->at_least.given && parameters->at_most.given &&
        parameters->at_least.value > parameters->at_most.value)
        return "`at_least` is more than `at_most`";
    return NULL;
}

static const char *describe_expected(const struct parameters *parameters, struct arena *arena) {
    const char *process = selector_describe(&parameters->process, arena);
    const char *least = describe_moment(parameters->at_least.value, arena);
    const char *most = describe_moment(parameters->at_most.value, arena);
    if (!parameters->at_most.given)
        return arena_print(arena, "%s to live for at least %s of the program's own time", process,
                           least);
    if (!parameters->at_least.given)
        return arena_print(arena, "%s to live for at most %s of the program's own time", process,
                           most);
    return arena_print(arena, "%s to live for %s to %s of the program's own time", process, least,
                       most);
}

static const char *hint_for(const struct process *process, bool too_long) {
    if (!process->ended)
        return "Make sure that every path through the program ends this process.";
    if (too_long && process->number != 0)
        return "Look what it waits for, and whether another process should have ended it before.";
    if (too_long)
        return "Look what it waits for: sleeps that should pass at the same time must not follow "
               "each other, so start all processes before you wait for the first.";
    if (process->signal)
        return "A signal ended it before its time; look who sends it, and when.";
    return "Look whether every sleep is made and lasts to its end, and whether the process waits "
           "for all that it started.";
}

static struct result judge(const void *data, const struct evidence *evidence, struct arena *arena) {
    const struct parameters *parameters = data;
    const char *expected = describe_expected(parameters, arena);
    const struct process *process = selector_find(&parameters->process, evidence);
    if (!process)
        return result_no_process(&parameters->process, expected, arena);
    int64_t lived = process->died - process->born;
    bool too_short = parameters->at_least.given && lived < parameters->at_least.value;
    bool too_long = parameters->at_most.given && lived > parameters->at_most.value;
    if (process->ended && !too_short && !too_long)
        return result_pass();
    const char *name = process_describe(evidence, process->number, arena);
    const char *end = describe_end(evidence, process, arena);
    return (struct result){
        .outcome = OUTCOME_FAIL,
        .expected = expected,
        .seen = process->ended ? arena_print(arena, "%s lived for %s and %s", name,
                                             describe_moment(lived, arena), end)
                               : arena_print(arena, "%s %s", name, end),
        .process = process->number,
        .hint = hint_for(process, too_long),
    };
}

static bool needs_pace(const void *parameters) {
    (void)parameters;
    return true;
}

const struct check_kind check_duration = {
    .key = "duration",
    .summary = "how long a process, or the whole program, lived in its own time",
    .example = "{at_least: 3, at_most: 3.5}",
    .fields = fields,
    .size = sizeof(struct parameters),
    .needs_end = true,
    .needs_clock = true,
    .needs_pace = needs_pace,
    .objection = objection,
    .judge = judge,
};
