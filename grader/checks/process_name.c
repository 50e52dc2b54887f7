// SPDX-License-Identifier: MIT
// The system knows a process by a name, at some moment or for some time without a break.
#include "describe.h"
#include "expectation.h"

#include <string.h>

struct parameters {
    struct selector process;
    const char *is;
    int64_t duration;
};

enum { MOST_NAMES = 4 }; // in a message

static const struct field fields[] = {
    {.key = "process",
     .summary = "which process",
     .shape = &shape_selector,
     .offset = offsetof(struct parameters, process),
     .required = true},
    {.key = "is",
     .summary = "its name, of which the first 15 bytes count",
     .shape = &shape_string,
     .form = ".+",
     .form_words = "the name of a process",
     .offset = offsetof(struct parameters, is),
     .required = true},
    {.key = "for",
     .summary = "seconds of the program's own time for which it has the name without a break; at "
                "some moment where it is not given",
     .shape = &shape_seconds,
     .offset = offsetof(struct parameters, duration)},
    {0},
};

// --- how long it had the name

struct span {
    bool found;
    int64_t from, to;
};

// When it stopped to have the name that it took at this index.
static int64_t end_of_name(const struct process *process, const struct evidence *evidence,
                           size_t index) {
    const struct trace *trace = evidence->trace;
    if (index + 1 < process->names.count)
        return process->names.items[index + 1].since;
    return process->ended ? process->died : trace->events.items[trace->events.count - 1].time;
}

static struct span find_longest(const struct process *process, const struct evidence *evidence,
                                const char *name) {
    struct span longest = {0}, now = {0};
    for (size_t i = 0; i < process->names.count; i++) {
        if (!process_name_is(&process->names.items[i], name)) {
            now.found = false;
            continue;
        }
        if (!now.found)
            now = (struct span){.found = true, .from = process->names.items[i].since};
        now.to = end_of_name(process, evidence, i);
        if (!longest.found || now.to - now.from > longest.to - longest.from)
            longest = now;
    }
    return longest;
}

// --- words

static const char *describe_expected(const struct parameters *parameters, struct arena *arena) {
    const char *lasting = "", *kept = "";
    if (parameters->duration)
        lasting = arena_print(arena, " for %s without a break",
                              describe_moment(parameters->duration, arena));
    if (strlen(parameters->is) > PROCESS_NAME_SIZE)
        kept = arena_print(arena, " (its first %d characters)", PROCESS_NAME_SIZE);
    return arena_print(arena, "%s to be known to the system as %s%s%s",
                       selector_describe(&parameters->process, arena),
                       describe_line(text_of(parameters->is), arena), kept, lasting);
}

// "was known as `a` from 0 s on and as `b` from 1 s on, and ended at 2 s"
static const char *describe_names(const struct evidence *evidence, const struct process *process,
                                  struct arena *arena) {
    struct str list = {.arena = arena};
    size_t count = process->names.count, shown = count < MOST_NAMES ? count : MOST_NAMES;
    if (!count)
        return "had no name that was seen";
    for (size_t i = 0; i < shown; i++) {
        const struct process_name *name = &process->names.items[count - shown + i];
        describe_listed(&list, i, shown, "and",
                        arena_print(arena, "%s%s from %s on", i ? "as " : "",
                                    describe_line(text_of(name->text), arena),
                                    describe_moment(name->since, arena)));
    }
    return arena_print(arena, "was known as %s, and %s at %s", list.data,
                       process->ended ? "ended" : "went on",
                       describe_moment(end_of_name(process, evidence, count - 1), arena));
}

static struct result judge(const void *data, const struct evidence *evidence, struct arena *arena) {
    const struct parameters *parameters = data;
    const char *expected = describe_expected(parameters, arena);
    const struct process *process = selector_find(&parameters->process, evidence);
    if (!process)
        return result_no_process(&parameters->process, expected, arena);
    struct span span = find_longest(process, evidence, parameters->is);
    if (span.found && span.to - span.from >= parameters->duration)
        return result_pass();
    const char *who = process_describe(evidence, process->number, arena);
    const char *seen =
        span.found ? arena_print(arena, "%s had this name from %s to %s, for %s", who,
                                 describe_moment(span.from, arena), describe_moment(span.to, arena),
                                 describe_moment(span.to - span.from, arena))
                   : arena_print(arena, "%s %s", who, describe_names(evidence, process, arena));
    return (struct result){
        .outcome = OUTCOME_FAIL,
        .expected = expected,
        .seen = seen,
        .process = process->number,
        .hint =
            span.found
                ? "Give the name before the work begins, and keep it to the end: a name that is "
                  "set later, or an exec(), takes its place."
                : "A name in a variable is the program's own; prctl(PR_SET_NAME, name), called "
                  "by the process itself, makes it known to the system."};
}

const struct check_kind check_process_name = {
    .key = "process_name",
    .summary = "the system knows a process by a name",
    .example = "{process: 1, is: worker, for: 3}",
    .fields = fields,
    .size = sizeof(struct parameters),
    .needs_end = true,
    .needs_clock = true,
    .judge = judge,
};
