// SPDX-License-Identifier: MIT
// Another process of the program ended this one before its output was complete.
#include "describe.h"
#include "transcript.h"

#include <stdlib.h>

struct signals {
    int *items;
    size_t count, capacity;
};

struct parameters {
    struct selector process;
    struct expected_lines lines;
    int at_least;
    struct optional_integer at_most;
    struct signals signals;
    struct optional_seconds at, within, before;
    int from; // an enum origin
};

enum origin { START, LAST_START };

enum { WITHIN = 100000 }; // microseconds

static const char *const origins[] = {"start", "last_start", NULL};

static const struct field signal_item = {.shape = &shape_integer, .least = 1, .most = 64};
static const struct field fields[] = {
    {.key = "process",
     .summary = "which process",
     .shape = &shape_selector,
     .offset = offsetof(struct parameters, process),
     .required = true},
    {.key = "lines",
     .summary = "all that it would print; it prints the beginning of that, and not the end",
     .shape = &shape_expected_lines,
     .offset = offsetof(struct parameters, lines),
     .required = true},
    {.key = "at_least",
     .summary = "how many of these lines it prints at the least",
     .shape = &shape_integer,
     .offset = offsetof(struct parameters, at_least)},
    {.key = "at_most",
     .summary = "how many of these lines it prints at the most",
     .shape = &shape_optional_integer,
     .offset = offsetof(struct parameters, at_most)},
    {.key = "signals",
     .summary = "the signals of which one ends it; 15 (SIGTERM) or 9 (SIGKILL) where not given",
     .shape = &shape_list,
     .offset = offsetof(struct parameters, signals),
     .item = &signal_item,
     .item_size = sizeof(int),
     .unique = true},
    {.key = "at",
     .summary = "when it ends, in seconds of the program's own time behind `from`",
     .shape = &shape_optional_seconds,
     .offset = offsetof(struct parameters, at)},
    {.key = "within",
     .summary = "by how many seconds `at` may be missed (0.1)",
     .shape = &shape_optional_seconds,
     .offset = offsetof(struct parameters, within)},
    {.key = "before",
     .summary = "in place of `at`: it ends less than so many seconds behind `from`",
     .shape = &shape_optional_seconds,
     .offset = offsetof(struct parameters, before)},
    {.key = "from",
     .summary = "start (the default): the start of the program; last_start: that of the youngest "
                "process",
     .shape = &shape_choice,
     .offset = offsetof(struct parameters, from),
     .choices = origins},
    {0},
};

static const char *objection(const void *data) {
    const struct parameters *parameters = data;
    if (parameters->at.given && parameters->before.given)
        return "`before` can not stand beside `at`; choose one of them";
    if (parameters->within.given && !parameters->at.given)
        return "`within` needs `at`: the moment that may be missed by so much";
    if (parameters->from != START && !parameters->at.given && !parameters->before.given)
        return "`from` needs `at` or `before`";
    if (parameters->at_most.given && parameters->at_least > parameters->at_most.value)
        return "`at_least` is more than `at_most`";
    if ((size_t)parameters->at_least >= parameters->lines.count)
        return "`at_least` must leave out one of the lines: output that is cut short lacks the "
               "last";
    return NULL;
}

struct question {
    const struct parameters *parameters;
    const struct evidence *evidence;
    const struct process *process;
    const char *name;
    struct arena *arena;
};

static struct result failure(const struct question *question, const char *expected,
                             const char *seen, const char *hint) {
    return (struct result){.outcome = OUTCOME_FAIL,
                           .expected = expected,
                           .seen = seen,
                           .process = question->process->number,
                           .hint = hint};
}

// --- by whom

// Also where it caught the signal and raised it again.
static bool was_ended_by_another(const struct evidence *evidence, const struct process *process) {
    if (process->ended_by != process->number)
        return evidence_process(evidence, process->ended_by);
    ARRAY_EACH(sender, &evidence->processes)
        if (sender != process && evidence_was_reached(evidence, sender, process))
            return true;
    return false;
}

static struct signals wanted_signals(const struct parameters *parameters) {
    static int usual[] = {15, 9};
    bool given = parameters->signals.count > 0;
    return given ? parameters->signals : (struct signals){usual, 2, 2};
}

static bool is_wanted(const struct parameters *parameters, int signal) {
    struct signals signals = wanted_signals(parameters);
    ARRAY_EACH(wanted, &signals)
        if (*wanted == signal)
            return true;
    return false;
}

// The first such signal that another process sent it, or 0.
static int sent_signal(const struct question *question) {
    int number = question->process->number;
    ARRAY_EACH(event, &question->evidence->trace->events) {
        if (event->kind == EVENT_exit && event->process == number)
            return 0;
        if (event->kind == EVENT_send && event->other == number && event->process != number &&
            is_wanted(question->parameters, event->signal))
            return event->signal;
    }
    return 0;
}

// A signal that is ignored, or blocked, is never delivered.
static const char *hint_for_end(const struct question *question) {
    const struct process *process = question->process;
    ARRAY_EACH(event, &question->evidence->trace->events)
        if (event->kind == EVENT_signal && event->process == process->number && event->other >= 0 &&
            event->other != process->number && is_wanted(question->parameters, event->signal))
            return "The signal reached it, but it caught it and went on; leave the signal its "
                   "usual effect, or raise it again after cleaning up.";
    int signal = sent_signal(question);
    if (signal)
        return arena_print(question->arena,
                           "The signal was sent, but the process ignores %s (SIG_IGN, which a "
                           "child inherits) or blocks it; leave the signal its usual effect.",
                           describe_signal(signal, question->arena));
    return "The process that started it calls kill() while it is still at work, and then "
           "waitpid().";
}

static struct result judge_end(const struct question *question) {
    const struct parameters *parameters = question->parameters;
    struct arena *arena = question->arena;
    if (is_wanted(parameters, question->process->signal) &&
        was_ended_by_another(question->evidence, question->process))
        return result_pass();
    struct signals signals = wanted_signals(parameters);
    struct str names = {.arena = arena};
    for (size_t i = 0; i < signals.count; i++)
        describe_listed(&names, i, signals.count, "or", describe_signal(signals.items[i], arena));
    return failure(question,
                   arena_print(arena,
                               "%s to be cut short by %s from another process of the program",
                               selector_describe(&parameters->process, arena), names.data),
                   arena_print(arena, "%s %s", question->name,
                               describe_end(question->evidence, question->process, arena)),
                   hint_for_end(question));
}

// --- when

static const char *describe_distance(int64_t distance, const char *origin, struct arena *arena) {
    return arena_print(arena, "%s %s %s", describe_moment(llabs(distance), arena),
                       distance < 0 ? "before" : "after", origin);
}

static struct result judge_moment(const struct question *question) {
    const struct parameters *parameters = question->parameters;
    struct arena *arena = question->arena;
    int64_t within = parameters->within.given ? parameters->within.value : WITHIN, origin = 0;
    const char *origin_words = "the start of the program";
    if (parameters->from == LAST_START) {
        const struct evidence *evidence = question->evidence;
        origin = evidence->processes.items[evidence->processes.count - 1].born;
        origin_words = "the start of the youngest process";
    }
    int64_t end = question->process->died - origin;
    bool good = parameters->at.given       ? llabs(end - parameters->at.value) <= within
                : parameters->before.given ? end < parameters->before.value
                                           : true;
    if (good)
        return result_pass();
    const char *when =
        parameters->at.given
            ? arena_print(arena, "%s (%s more or less)",
                          describe_distance(parameters->at.value, origin_words, arena),
                          describe_duration(within, arena))
            : arena_print(arena, "less than %s",
                          describe_distance(parameters->before.value, origin_words, arena));
    return failure(question, arena_print(arena, "%s to end %s", question->name, when),
                   arena_print(arena, "it ended %s", describe_distance(end, origin_words, arena)),
                   parameters->before.given
                       ? "Look at what stands between the start of the processes and the kill(): "
                         "a long sleep, or a wait for another process, makes it come too late."
                       : "Look at what stands between the start of the processes and the kill(): "
                         "just the sleep that the assignment asks for, and no wait for another "
                         "process.");
}

// --- after which output

static struct result judge_output(const struct question *question) {
    const struct parameters *parameters = question->parameters;
    struct arena *arena = question->arena;
    struct transcript transcript = {
        .evidence = question->evidence,
        .process = question->process,
        .lines = evidence_lines_of(question->evidence, question->process->number, arena),
        .expected = &parameters->lines,
        .match = MATCH_STRICT_PREFIX};
    struct result result = transcript_judge(&transcript, arena);
    if (result.outcome != OUTCOME_PASS)
        return result;
    int count = (int)transcript.lines.count, complete = count;
    if (count && !expected_line_matches(&parameters->lines.items[count - 1],
                                        transcript.lines.items[count - 1].text))
        complete--; // the last one is cut off in its middle
    bool too_few = complete < parameters->at_least;
    if (!too_few && (!parameters->at_most.given || count <= parameters->at_most.value))
        return result_pass();
    int bound = too_few ? parameters->at_least : parameters->at_most.value;
    return failure(
        question,
        arena_print(arena, "%s to print at %s %s before it is cut short", question->name,
                    too_few ? "least" : "most", describe_count(bound, "line", "lines", arena)),
        arena_print(arena, "it printed %s",
                    describe_count(too_few ? complete : count, "line", "lines", arena)),
        too_few ? "Flush what it prints (fflush(stdout) after each line, or setvbuf with _IOLBF): "
                  "what is still in stdio's buffer is lost when a signal ends the process."
                : "It ran on for too long; look when the signal is sent.");
}

static struct result judge(const void *data, const struct evidence *evidence, struct arena *arena) {
    static struct result (*const rules[])(const struct question *question) = {
        judge_end, judge_moment, judge_output};
    const struct parameters *parameters = data;
    const struct process *process = selector_find(&parameters->process, evidence);
    if (!process)
        return result_no_process(&parameters->process, "a process that is cut short", arena);
    const struct question question = {.parameters = parameters,
                                      .evidence = evidence,
                                      .process = process,
                                      .name = process_describe(evidence, process->number, arena),
                                      .arena = arena};
    struct result result = result_pass();
    for (size_t i = 0; i < sizeof rules / sizeof *rules && result.outcome == OUTCOME_PASS; i++)
        result = rules[i](&question);
    return result;
}

static bool needs_pace(const void *parameters) {
    const struct parameters *expected = parameters;
    return (expected->at.given || expected->before.given) && expected->from == START;
}

const struct check_kind check_cut_short = {
    .key = "cut_short",
    .summary = "another process of the program ended this one before its output was complete",
    .example = "{process: 1, lines: [1, 2, 3, 4], at_least: 2, at: 2, within: 0.25}",
    .fields = fields,
    .size = sizeof(struct parameters),
    .needs_end = true,
    .needs_clock = true,
    .needs_pace = needs_pace,
    .objection = objection,
    .judge = judge,
};
