// SPDX-License-Identifier: MIT
// Asks every check of a specification about the evidence.
#include "oracle.h"

#include <string.h>

static struct result unjudged(enum outcome outcome, const char *reason) {
    return (struct result){.outcome = outcome, .seen = reason, .process = PROCESS_UNKNOWN};
}

static struct result skip(const char *reason) { return unjudged(OUTCOME_SKIPPED, reason); }

static const struct check_verdict *verdict_of(const struct verdict *verdict, const char *id) {
    ARRAY_EACH(check, &verdict->checks)
        if (strcmp(check->id, id) == 0)
            return check;
    return NULL;
}

// The title of the first check that it needs and that did not pass, or NULL.
static const char *unmet_need(const struct spec_check *check, const struct verdict *verdict) {
    ARRAY_EACH(need, &check->needs) {
        const struct check_verdict *needed = verdict_of(verdict, *need);
        if (needed && needed->outcome != OUTCOME_PASS)
            return needed->title;
    }
    return NULL;
}

static bool ended_by_itself(const struct evidence *evidence) {
    const struct process *process = evidence_process(evidence, 0);
    return !evidence->limit && process && process->ended && process->ended_by != PROCESS_GRADER;
}

bool oracle_wants_more(const struct exhibits *exhibits) {
    const struct evidence *plain = exhibits->by_tool[TOOL_NONE];
    return !plain || ended_by_itself(plain);
}

static bool is_computing(const struct evidence *evidence) {
    ARRAY_EACH(event, &evidence->trace->events)
        if (event->kind == EVENT_waiting && strcmp(event->word, "running") == 0)
            return true;
    return false;
}

// The program ended within its limits, but not when Valgrind slowed it down. That it needs more
// time or memory then is no fault of the student's; that it prints, writes or starts more, or that
// all of it waits for ever, is.
static struct result judge_slowed(const struct evidence *evidence, struct arena *arena) {
    const char *limit = evidence->limit->word;
    bool ours = strcmp(limit, "cpu") == 0 || strcmp(limit, "memory") == 0 ||
                (strcmp(limit, "wall") == 0 && is_computing(evidence));
    if (ours)
        return unjudged(OUTCOME_ERROR,
                        arena_print(arena, "the run under Valgrind hit the limit `%s`", limit));
    return (struct result){
        .outcome = OUTCOME_FAIL,
        .expected = "the program to do under Valgrind what it does without",
        .seen = strcmp(limit, "deadlock") == 0
                    ? "there all its processes wait for ever"
                    : arena_print(arena, "there it hit the limit `%s`", limit),
        .process = PROCESS_UNKNOWN,
        .hint =
            "Valgrind only slows the program down; look for a race, or for what depends on time."};
}

static struct result judge(struct arena *arena, const struct spec_check *check,
                           const struct exhibits *exhibits, const struct verdict *verdict) {
    const char *need = unmet_need(check, verdict);
    if (need)
        return skip(arena_print(arena, "not judged, because it needs “%s”", need));
    const struct evidence *plain = exhibits->by_tool[TOOL_NONE];
    const struct evidence *evidence = exhibits->by_tool[check->kind->tool];
    bool unfinished = check->kind->needs_end && !ended_by_itself(plain);
    if (unfinished)
        return skip("not judged, because the program did not end by itself");
    if (!evidence && check->kind->tool == TOOL_SYMBOLS)
        return skip("not judged, because nothing was compiled");
    if (!evidence)
        return unjudged(OUTCOME_ERROR, "the run that it judges was not made");
    if (evidence->tool == TOOL_SYMBOLS && evidence->limit)
        return unjudged(OUTCOME_ERROR, "the symbols could not be listed within the build's limits");
    if (evidence != plain && evidence->limit)
        return judge_slowed(evidence, arena);
    return check->kind->judge(check->parameters, evidence, arena);
}

static void add(struct arena *arena, const struct spec_check *check, struct result result,
                const struct evidence *evidence, struct verdict *verdict) {
    struct check_verdict *said = ARRAY_ADD(arena, &verdict->checks);
    *said = (struct check_verdict){
        .id = check->id,
        .title = check->title,
        .outcome = result.outcome,
        .points = result.outcome == OUTCOME_PASS ? check->points : 0,
        .max_points = check->points,
        .result = result,
    };
    check_verdict_explain(said, check->hint, evidence, arena);
}

void oracle_judge(struct arena *arena, const struct spec *spec, const struct exhibits *exhibits,
                  struct verdict *verdict) {
    ARRAY_EACH(check, &spec->checks)
        add(arena, check, judge(arena, check, exhibits, verdict),
            exhibits->by_tool[check->kind->tool], verdict);
}

void oracle_skip(struct arena *arena, const struct spec *spec, const char *reason,
                 struct verdict *verdict) {
    ARRAY_EACH(check, &spec->checks)
        add(arena, check, skip(reason), NULL, verdict);
}

void oracle_fail(struct arena *arena, const struct spec *spec, const char *reason,
                 struct verdict *verdict) {
    ARRAY_EACH(check, &spec->checks)
        add(arena, check, unjudged(OUTCOME_ERROR, reason), NULL, verdict);
}
