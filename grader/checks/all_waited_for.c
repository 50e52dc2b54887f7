// SPDX-License-Identifier: MIT
// Every process but main was waited for before main ended, and nothing was left running.
#include "describe.h"
#include "expectation.h"

static const struct field fields[] = {{0}};

static bool is_looked_after(const struct process *process) {
    return !process->outlived_main && process->waited_by != PROCESS_UNKNOWN &&
           process->waited_in_time;
}

static const char *describe_fate(const struct process *process) {
    if (process->outlived_main)
        return "was still running when main ended";
    if (process->waited_by == PROCESS_UNKNOWN)
        return "ended, but nobody waited for it";
    return "was waited for only after main had ended";
}

// ", started at prog.c:12,"; "" where the place is not known.
static const char *describe_start(const struct evidence *evidence, const struct process *process,
                                  struct arena *arena) {
    const struct event *birth =
        evidence_event(evidence, EVENT_birth, process->number, PROCESS_UNKNOWN);
    const struct place *place = birth ? evidence_place(evidence, birth) : NULL;
    return place ? arena_print(arena, ", started at %s:%d,", place->file, place->line) : "";
}

static const char *describe_duty(const struct evidence *evidence, const struct process *process,
                                 struct arena *arena) {
    const struct process *parent = evidence_process(evidence, process->parent);
    if (!parent)
        return "Call waitpid() once for every child.";
    return arena_print(arena,
                       "In %s, which started it, call waitpid() (or wait()) once for every child, "
                       "before it ends itself.",
                       process_describe(evidence, parent->number, arena));
}

static struct result judge(const void *parameters, const struct evidence *evidence,
                           struct arena *arena) {
    (void)parameters;
    ARRAY_EACH(process, &evidence->processes)
        if (process->number != 0 && !is_looked_after(process))
            return (struct result){
                .outcome = OUTCOME_FAIL,
                .expected = "every process to be waited for before main ends",
                .seen = arena_print(
                    arena, "%s%s %s", process_describe(evidence, process->number, arena),
                    describe_start(evidence, process, arena), describe_fate(process)),
                .process = process->number,
                .hint = describe_duty(evidence, process, arena),
            };
    return result_pass();
}

const struct check_kind check_all_waited_for = {
    .key = "all_waited_for",
    .summary = "every process but main was waited for before main ended; no zombie, no orphan",
    .example = "{}",
    .fields = fields,
    .needs_end = true,
    .judge = judge,
};
