// SPDX-License-Identifier: MIT
// A program in which a system call failed says so and ends with a status that is not 0, and nobody
// outlives it.
#include "describe.h"
#include "expectation.h"

#include <string.h>

static const struct field fields[] = {{0}};

static const struct event *first_fault(const struct evidence *evidence) {
    ARRAY_EACH(event, &evidence->trace->events)
        if (event->kind == EVENT_fault)
            return event;
    return NULL;
}

static bool has_spoken(const struct evidence *evidence) {
    ARRAY_EACH(event, &evidence->trace->events)
        if (event->kind == EVENT_output && strcmp(event->word, "stderr") == 0 && event->data.size)
            return true;
    return false;
}

static const struct process *survivor(const struct evidence *evidence) {
    ARRAY_EACH(process, &evidence->processes)
        if (process->outlived_main)
            return process;
    return NULL;
}

static struct result fail(const char *seen, int process, const char *hint) {
    return (struct result){.outcome = OUTCOME_FAIL, .seen = seen, .process = process, .hint = hint};
}

static struct result judge_end(const struct evidence *evidence, struct arena *arena) {
    const struct process *main_process = evidence_process(evidence, 0);
    const struct process *left = survivor(evidence);
    if (main_process->signal || main_process->status == 0)
        return fail(arena_print(arena, "main %s", describe_end(evidence, main_process, arena)), 0,
                    "Look at what each system call returns, and return EXIT_FAILURE from main() "
                    "where one has failed.");
    if (!has_spoken(evidence))
        return fail("nothing on stderr", 0, "perror() says which call failed, and why, on stderr.");
    if (left)
        return fail(
            arena_print(arena, "%s outlived main", process_describe(evidence, left->number, arena)),
            left->number,
            "Before main gives up it ends the children that it has, and waits for them.");
    return result_pass();
}

static struct result judge(const void *parameters, const struct evidence *evidence,
                           struct arena *arena) {
    (void)parameters;
    const struct event *fault = first_fault(evidence);
    struct result result;
    if (!fault) {
        result =
            fail("no such call was made", PROCESS_UNKNOWN,
                 "The check is about a call that this program does not make, or not so often.");
        result.expected = "a call that can fail as the check wants it";
        return result;
    }
    result = judge_end(evidence, arena);
    if (result.outcome == OUTCOME_FAIL)
        result.expected = arena_print(
            arena,
            "main to say what is wrong on stderr and to end with a status that is not 0, as %s() "
            "of %s failed: %s",
            fault->word, process_describe(evidence, fault->process, arena),
            describe_error((int)fault->amount, arena));
    return result;
}

const struct check_kind check_fails_cleanly = {
    .key = "fails_cleanly",
    .summary = "a program in which a call fails says so and ends with a status that is not 0",
    .example = "{}",
    .fields = fields,
    .needs_end = true,
    .judge = judge,
};
