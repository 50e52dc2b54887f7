// SPDX-License-Identifier: MIT
// A process ended with this status, or by this signal.
#include "describe.h"
#include "expectation.h"

struct parameters {
    struct selector process;
    int is; // in Python's notation
    struct optional_selector sent_by;
};

static const struct field fields[] = {
    {.key = "process",
     .summary = "whose end; main where it is not given",
     .shape = &shape_selector,
     .offset = offsetof(struct parameters, process)},
    {.key = "is",
     .summary = "its exit status, or -N for death by signal N (-15: SIGTERM)",
     .shape = &shape_integer,
     .offset = offsetof(struct parameters, is),
     .required = true,
     .least = -64,
     .most = 255},
    {.key = "sent_by",
     .summary = "the process that sent the signal before",
     .shape = &shape_optional_selector,
     .offset = offsetof(struct parameters, sent_by)},
    {0},
};

static const char *describe_expected(const struct parameters *parameters, struct arena *arena) {
    const char *process = selector_describe(&parameters->process, arena);
    if (parameters->is >= 0)
        return arena_print(arena, "%s to end with exit status %d", process, parameters->is);
    const char *signal = describe_signal(-parameters->is, arena);
    if (!parameters->sent_by.given)
        return arena_print(arena, "%s to be ended by %s (%d)", process, signal, parameters->is);
    return arena_print(arena, "%s to be ended by %s (%d), sent by %s", process, signal,
                       parameters->is, selector_describe(&parameters->sent_by.selector, arena));
}

static const char *default_hint(const struct parameters *parameters,
                                const struct process *process) {
    if (!process->ended)
        return "Make sure that every path through the program ends this process.";
    if (process->signal && parameters->is >= 0)
        return "A signal ended it; after SIGSEGV or SIGABRT a debugger or Valgrind shows the "
               "place of the fault.";
    if (parameters->is < 0)
        return "Send the signal with kill() while the process is still at work, and let it take "
               "its usual effect.";
    if (parameters->is == 0)
        return process->number == 0
                   ? "Let main end with return EXIT_SUCCESS (0): what main() returns, modulo 256, "
                     "is the exit status, also where it was meant as a pid or the status of a "
                     "child."
                   : "Let it end with EXIT_SUCCESS (0): what exit() is given, modulo 256, is the "
                     "exit status.";
    return "The exit status is what main() returns or what exit() is given, modulo 256.";
}

// Whether `sender` sent a signal to `target` that can have ended it.
static bool has_sent(const struct evidence *evidence, const struct process *sender,
                     const struct process *target) {
    if (target->signal && target->ended_by == target->number && sender != target)
        return evidence_was_reached(evidence, sender, target);
    ARRAY_EACH(event, &evidence->trace->events) {
        if (event->kind == EVENT_exit && event->process == target->number)
            return false;
        if (event->kind == EVENT_send && event->process == sender->number &&
            event->other == target->number && (!target->signal || event->signal == target->signal))
            return true;
    }
    return false;
}

static struct result judge(const void *data, const struct evidence *evidence, struct arena *arena) {
    const struct parameters *parameters = data;
    const char *expected = describe_expected(parameters, arena);
    const struct process *process = selector_find(&parameters->process, evidence);
    if (!process)
        return result_no_process(&parameters->process, expected, arena);
    struct result failed = {.outcome = OUTCOME_FAIL,
                            .expected = expected,
                            .process = process->number,
                            .hint = default_hint(parameters, process)};
    const char *name = process_describe(evidence, process->number, arena);
    const char *end = describe_end(evidence, process, arena);
    failed.seen = arena_print(arena, "%s %s", name, end);
    if (!process->ended || process_exit_code(process) != parameters->is)
        return failed;
    if (!parameters->sent_by.given)
        return result_pass();
    const struct process *sender = selector_find(&parameters->sent_by.selector, evidence);
    if (!sender)
        return result_no_process(&parameters->sent_by.selector, expected, arena);
    if (has_sent(evidence, sender, process))
        return result_pass();
    failed.seen = arena_print(arena, "%s %s, but no such signal from %s reached it", name, end,
                              process_describe(evidence, sender->number, arena));
    return failed;
}

const struct check_kind check_exit_status = {
    .key = "exit_status",
    .summary = "a process ended with this status, or by this signal",
    .example = "{process: 1, is: -15, sent_by: main}",
    .fields = fields,
    .size = sizeof(struct parameters),
    .needs_end = true,
    .judge = judge,
};
