// SPDX-License-Identifier: MIT
// Times that lines speak of: how far they lie apart, how soon after births, and that they are true.
#include "describe.h"
#include "matched_lines.h"
#include "stamp.h"

struct parameters {
    const struct pattern *lines;
    const char *like;
    int of; // an enum source
    struct optional_integer count;
    struct optional_seconds within;
    bool after_births;
    struct optional_seconds from_birth_at_most;
};

enum source { PRINTED, OUTPUT };

enum { ROUNDING = 10000 }; // microseconds by which a printed time may be wrong

static const char *const sources[] = {"printed", "output", NULL};
static const struct field fields[] = {
    {.key = "lines",
     .summary = "a pattern of the lines that count; its group (?<time>...) takes the printed time",
     .shape = &shape_pattern,
     .offset = offsetof(struct parameters, lines),
     .required = true},
    {.key = "like",
     .summary = "a line that matches it, which messages show in its place",
     .shape = &shape_string,
     .offset = offsetof(struct parameters, like)},
    {.key = "of",
     .summary = "printed (the default): the times that stand in the lines; output: the moments at "
                "which the lines were written",
     .shape = &shape_choice,
     .offset = offsetof(struct parameters, of),
     .choices = sources},
    {.key = "count",
     .summary = "how many such lines there are; one or more where it is not given",
     .shape = &shape_optional_integer,
     .offset = offsetof(struct parameters, count),
     .least = 1,
     .most = 1000},
    {.key = "within",
     .summary = "seconds between the first and the last of these times at the most",
     .shape = &shape_optional_seconds,
     .offset = offsetof(struct parameters, within)},
    {.key = "after_births",
     .summary = "true: none of them lies before the birth of the youngest process that printed one",
     .shape = &shape_bool,
     .offset = offsetof(struct parameters, after_births)},
    {.key = "from_birth_at_most",
     .summary = "seconds from a process's birth to its own time at the most: it waited for nobody",
     .shape = &shape_optional_seconds,
     .offset = offsetof(struct parameters, from_birth_at_most)},
    {0},
};

static const char *objection(const void *data) {
    const struct parameters *parameters = data;
    struct text like = text_of(parameters->like ? parameters->like : ""), words;
    int64_t time;
    if (parameters->like && !pattern_matches(parameters->lines, like))
        return "the example of `like` does not match the pattern of `lines`";
    if (parameters->of == OUTPUT)
        return NULL;
    if (!pattern_has_group(parameters->lines, STAMP_GROUP))
        return "the pattern of `lines` needs a group that takes the printed time, such as "
               "(?<" STAMP_GROUP ">.*)";
    if (parameters->like &&
        (!pattern_find(parameters->lines, like, STAMP_GROUP, &words) || !stamp_parse(words, &time)))
        return "in the example of `like` the group `" STAMP_GROUP
               "` does not take a time of the form YYYY-MM-DD HH:MM:SS.uuuuuu";
    return NULL;
}

// --- the rules: each gives a failure, or passes

struct question {
    const struct parameters *parameters;
    const struct evidence *evidence;
    struct stamps stamps; // at least one
    struct arena *arena;
};

static const char *example_of(const struct parameters *parameters) {
    return parameters->like ? parameters->like : parameters->lines->source;
}

static const char *describe_such(const struct parameters *parameters, struct arena *arena) {
    return describe_line(text_of(example_of(parameters)), arena);
}

// "the time of process 1 (main's first child), 0.5 s"
static const char *describe_stamp(const struct question *question, const struct stamp *stamp) {
    return arena_print(
        question->arena, "the time of %s, %s",
        process_describe(question->evidence, stamp->process->number, question->arena),
        describe_moment(stamp->time, question->arena));
}

static struct result failure(const struct stamp *stamp, const char *expected, const char *seen,
                             const char *hint) {
    return (struct result){.outcome = OUTCOME_FAIL,
                           .expected = expected,
                           .seen = seen,
                           .process = stamp->process->number,
                           .hint = hint};
}

static struct result judge_count(const struct question *question) {
    return matched_lines_judge_count(question->stamps.count, question->parameters->count,
                                     example_of(question->parameters), question->arena);
}

static struct result judge_form(const struct question *question) {
    ARRAY_EACH(stamp, &question->stamps)
        if (!stamp->valid)
            return failure(stamp, "a time of the form YYYY-MM-DD HH:MM:SS.uuuuuu",
                           arena_print(question->arena, "%s in the line %s",
                                       describe_line(stamp->words, question->arena),
                                       describe_line(stamp->line.text, question->arena)),
                           "strftime() with %F %T makes the first part; behind the dot stand the "
                           "microseconds with all six digits (%06ld).");
    return result_pass();
}

// A printed time was taken by its process, between its birth and the writing of the line.
static struct result judge_truth(const struct question *question) {
    static const char hint[] =
        "The process itself takes the time, with clock_gettime(CLOCK_REALTIME, …), and prints just "
        "that value.";
    static const char expected[] =
        "every printed time to be the time at which its process took it from the clock";
    struct arena *arena = question->arena;
    ARRAY_EACH(stamp, &question->stamps) {
        int64_t early = stamp->process->born - stamp->time, late = stamp->time - stamp->line.done;
        if (early <= ROUNDING && late <= ROUNDING)
            continue;
        const char *line = describe_line(stamp->line.text, arena);
        const char *process = process_describe(question->evidence, stamp->process->number, arena);
        const char *seen =
            early > ROUNDING
                ? arena_print(arena,
                              "the time in %s lies %s before the start of %s, which printed it",
                              line, describe_duration(early, arena), process)
                : arena_print(arena,
                              "the time in %s lies %s after the moment at which %s printed it",
                              line, describe_duration(late, arena), process);
        return failure(stamp, expected, seen, hint);
    }
    return result_pass();
}

static struct result judge_within(const struct question *question) {
    const struct stamp *first = question->stamps.items, *last = first;
    struct arena *arena = question->arena;
    ARRAY_EACH(stamp, &question->stamps) {
        first = stamp->time < first->time ? stamp : first;
        last = stamp->time > last->time ? stamp : last;
    }
    int64_t apart = last->time - first->time, within = question->parameters->within.value;
    if (!question->parameters->within.given || apart <= within)
        return result_pass();
    return failure(
        first,
        arena_print(arena, "the times in lines like %s to lie within %s",
                    describe_such(question->parameters, arena), describe_duration(within, arena)),
        arena_print(arena, "%s, and %s, are %s apart", describe_stamp(question, first),
                    describe_stamp(question, last), describe_duration(apart, arena)),
        "Let each of these processes wait at the barrier until the last of them has come, and take "
        "the time right behind it, before any lock. A sleep in its place is no barrier.");
}

static struct result judge_after_births(const struct question *question) {
    const struct stamp *youngest = question->stamps.items;
    int64_t rounding = question->parameters->of == PRINTED ? ROUNDING : 0;
    struct arena *arena = question->arena;
    if (!question->parameters->after_births)
        return result_pass();
    ARRAY_EACH(stamp, &question->stamps)
        youngest = stamp->process->born > youngest->process->born ? stamp : youngest;
    ARRAY_EACH(stamp, &question->stamps)
        if (stamp->time + rounding < youngest->process->born)
            return failure(
                stamp,
                arena_print(arena, "no time in a line like %s before all its processes are started",
                            describe_such(question->parameters, arena)),
                arena_print(arena, "%s, lies before the start of %s at %s",
                            describe_stamp(question, stamp),
                            process_describe(question->evidence, youngest->process->number, arena),
                            describe_moment(youngest->process->born, arena)),
                "Let each of these processes wait at the barrier until the last of them has come; "
                "count in it as many as they are. A sleep in its place is no barrier.");
    return result_pass();
}

static struct result judge_from_birth(const struct question *question) {
    struct arena *arena = question->arena;
    int64_t most = question->parameters->from_birth_at_most.value;
    if (!question->parameters->from_birth_at_most.given)
        return result_pass();
    ARRAY_EACH(stamp, &question->stamps)
        if (stamp->time - stamp->process->born > most)
            return failure(
                stamp,
                arena_print(arena, "a time within %s of the start of its process in lines like %s",
                            describe_duration(most, arena),
                            describe_such(question->parameters, arena)),
                arena_print(arena, "%s, lies %s after its start", describe_stamp(question, stamp),
                            describe_duration(stamp->time - stamp->process->born, arena)),
                "This process should wait for nobody: no barrier, and the time is taken before "
                "any lock.");
    return result_pass();
}

static struct result judge(const void *data, const struct evidence *evidence, struct arena *arena) {
    static struct result (*const rules[])(const struct question *question) = {
        judge_count, judge_form, judge_truth, judge_within, judge_after_births, judge_from_birth};
    const struct parameters *parameters = data;
    const struct question question = {
        .parameters = parameters,
        .evidence = evidence,
        .stamps = stamps_read(evidence, parameters->lines, parameters->of == PRINTED, arena),
        .arena = arena,
    };
    struct result result = result_pass();
    for (size_t i = 0; i < sizeof rules / sizeof *rules && result.outcome == OUTCOME_PASS; i++)
        result = rules[i](&question);
    return result;
}

const struct check_kind check_aligned_times = {
    .key = "aligned_times",
    .summary = "the times in lines are true, lie together, and lie where they should after births",
    .example = "{lines: 'at (?<time>.*)', count: 2, within: 0.01}",
    .fields = fields,
    .size = sizeof(struct parameters),
    .needs_end = true,
    .needs_clock = true,
    .objection = objection,
    .judge = judge,
};
