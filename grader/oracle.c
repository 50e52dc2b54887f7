// SPDX-License-Identifier: MIT
// Asks every check of a specification about the evidence.
#include "oracle.h"

#include "likeness.h"

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

static bool has_fault(const struct evidence *run) {
    return schedules_is_fault(run->trace->schedule);
}

void exhibits_add(struct arena *arena, struct exhibits *exhibits, const struct evidence *run) {
    *ARRAY_ADD(arena, &exhibits->runs) = run;
    if (!exhibits->unfinished && run->tool == TOOL_NONE && !has_fault(run) && !ended_by_itself(run))
        exhibits->unfinished = run;
    exhibits->can_be_preempted = exhibits->can_be_preempted || evidence_can_be_preempted(run);
}

bool oracle_wants_more(const struct exhibits *exhibits) { return !exhibits->unfinished; }

static bool is_computing(const struct evidence *evidence) {
    ARRAY_EACH(event, &evidence->trace->events)
        if (event->kind == EVENT_waiting && strcmp(event->word, "running") == 0)
            return true;
    return false;
}

static struct result unlike(const struct evidence *evidence, const char *seen) {
    return (struct result){
        .outcome = OUTCOME_FAIL,
        .expected = "the program to do under Valgrind what it does without",
        .seen = seen,
        .process = PROCESS_UNKNOWN,
        .hint = evidence_starts_programs(evidence)
                    ? "Valgrind slows the program down, so look for a race. A program that starts "
                      "itself meets two differences there: /proc/self/exe is Valgrind, and argv[0] "
                      "is the path, whatever exec() was given; start it by its path, and tell it "
                      "its part in another argument."
                    : "Valgrind only slows the program down; look for a race, or for what depends "
                      "on time."};
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
    return unlike(evidence, strcmp(limit, "deadlock") == 0
                                ? "there all its processes wait for ever"
                                : arena_print(arena, "there it hit the limit `%s`", limit));
}

// Valgrind found nothing: but was it shown what the program really does?
static struct result judge_likeness(const struct evidence *plain, const struct evidence *slowed,
                                    struct result result, struct arena *arena) {
    const char *difference = likeness_difference(plain, slowed, arena);
    if (!difference)
        return result;
    if (likeness_lacks_call(slowed))
        return unjudged(OUTCOME_ERROR, "this Valgrind lacks a system call that the program makes");
    return unlike(slowed, difference);
}

// Something went wrong on the machine, and then it did not end.
static bool lacks_end(const struct spec_check *check, const struct evidence *run) {
    return check->kind->needs_end && has_fault(run) && !ended_by_itself(run);
}

static struct result without_end(const struct evidence *run, struct arena *arena) {
    return (struct result){
        .outcome = OUTCOME_FAIL,
        .expected = "the program to end by itself, also when something goes wrong",
        .seen = run->limit ? arena_print(arena, "it hit the limit `%s`", run->limit->word)
                           : "it had to be ended",
        .process = PROCESS_UNKNOWN,
        .hint = "Look at what each process does after a call that failed: who waits for something "
                "that nobody will bring any more?"};
}

static struct result judge_run(struct arena *arena, const struct spec_check *check,
                               const struct exhibits *exhibits, const struct evidence *run) {
    if (run->tool == TOOL_SYMBOLS && run->limit)
        return unjudged(OUTCOME_ERROR, "the symbols could not be listed within the build's limits");
    if (run->tool == TOOL_VALGRIND && run->limit)
        return judge_slowed(run, arena);
    if (lacks_end(check, run))
        return without_end(run, arena);
    struct result result = check->kind->judge(check->parameters, run, arena);
    return run->tool == TOOL_VALGRIND && result.outcome == OUTCOME_PASS
               ? judge_likeness(exhibits->runs.items[0], run, result, arena)
               : result;
}

// Where it names faults, it judges the runs with them; else those without.
static bool is_under(const struct spec_check *check, const struct evidence *run) {
    ARRAY_EACH(fault, &check->under)
        if (schedules_covers(*fault, run->trace->schedule))
            return true;
    return !check->under.count && !has_fault(run);
}

static bool is_judged_by(const struct spec_check *check, const struct evidence *run) {
    const struct check_kind *kind = check->kind;
    bool needs_pace = kind->needs_pace && kind->needs_pace(check->parameters);
    return run->tool == kind->tool && is_under(check, run) &&
           (!kind->needs_clock || schedules_keep_time(run->trace->schedule)) &&
           (!needs_pace || schedules_keep_pace(run->trace->schedule));
}

// Of two runs in which a check does not hold, the one to show: a failure, in the first run (there
// it is the easiest to understand), else the one with fewer switches.
static bool is_better(const struct exhibits *exhibits, const struct result *result,
                      const struct evidence *run, const struct result *other,
                      const struct evidence *other_run) {
    if (result->outcome != other->outcome)
        return result->outcome == OUTCOME_FAIL;
    return other_run != exhibits->runs.items[0] &&
           evidence_switches(run) < evidence_switches(other_run);
}

static bool is_judged(const struct spec_check *check, const struct exhibits *exhibits,
                      const struct evidence *run) {
    return is_judged_by(check, run) && !(check->kind->needs_end && exhibits->unfinished);
}

// *out_run stays NULL where there is nothing to judge.
static struct result judge_together(struct arena *arena, const struct spec_check *check,
                                    const struct exhibits *exhibits,
                                    const struct evidence **out_run) {
    ARRAY_OF(const struct evidence *) runs = {0};
    ARRAY_EACH(run, &exhibits->runs) {
        if (!is_judged(check, exhibits, *run))
            continue;
        *ARRAY_ADD(arena, &runs) = *out_run = *run;
        if (lacks_end(check, *run))
            return without_end(*run, arena);
    }
    if (!runs.count)
        return (struct result){0};
    struct result result = check->kind->judge_together(
        check->parameters, (const struct evidence *const *)runs.items, runs.count, arena);
    *out_run = runs.items[0];
    if (result.outcome == OUTCOME_FAIL && exhibits->some_left_out)
        return skip(arena_print(arena, "not judged, because %s", exhibits->left_out));
    return result;
}

// Likewise. The run is one in which the check does not hold, and *out_other the first in which it
// does, if it holds in some.
static struct result judge_apart(struct arena *arena, const struct spec_check *check,
                                 const struct exhibits *exhibits, const struct evidence **out_run,
                                 const struct evidence **out_other) {
    struct result result = {0};
    ARRAY_EACH(run, &exhibits->runs) {
        if (!is_judged(check, exhibits, *run))
            continue;
        struct result next = judge_run(arena, check, exhibits, *run);
        bool holds = next.outcome == OUTCOME_PASS;
        if (holds && !*out_other)
            *out_other = *run;
        if (!*out_run || (!holds && (result.outcome == OUTCOME_PASS ||
                                     is_better(exhibits, &next, *run, &result, *out_run))))
            result = next, *out_run = *run;
    }
    return result;
}

static struct result judge(struct arena *arena, const struct spec_check *check,
                           const struct exhibits *exhibits, const struct verdict *verdict,
                           const struct evidence **out_run, const struct evidence **out_other) {
    const struct check_kind *kind = check->kind;
    const char *need = unmet_need(check, verdict);
    if (need)
        return skip(arena_print(arena, "not judged, because it needs “%s”", need));
    struct result result = kind->judge_together
                               ? judge_together(arena, check, exhibits, out_run)
                               : judge_apart(arena, check, exhibits, out_run, out_other);
    if (*out_run)
        return result;
    if ((kind->needs_end || check->under.count) && exhibits->unfinished)
        return skip("not judged, because the program did not end by itself");
    if (kind->needs_clock)
        return skip("not judged, because it speaks of times that the schedule shifts");
    if (exhibits->left_out)
        return skip(arena_print(arena, "not judged, because %s", exhibits->left_out));
    return kind->tool == TOOL_SYMBOLS
               ? skip("not judged, because nothing was compiled")
               : unjudged(OUTCOME_ERROR, "the run that it judges was not made");
}

// Where the process waited when the run was ended; of no process in particular, where the first one
// did.
static const struct place *waiting_place(const struct evidence *run, int process) {
    ARRAY_EACH(place, &run->places)
        if (place->event->kind == EVENT_waiting &&
            (process == PROCESS_UNKNOWN || place->event->process == process))
            return place;
    return NULL;
}

// `other`: a run in which it holds, or NULL.
static void add(struct arena *arena, const struct spec_check *check, struct result result,
                const struct evidence *run, const struct evidence *other, struct verdict *verdict) {
    struct check_verdict *said = ARRAY_ADD(arena, &verdict->checks);
    *said = (struct check_verdict){
        .asked = check,
        .id = check->id,
        .title = check->title,
        .outcome = result.outcome,
        .points = result.outcome == OUTCOME_PASS ? check->points : 0,
        .max_points = check->points,
        .result = result,
    };
    if (result.outcome == OUTCOME_FAIL && run) {
        said->run = run;
        said->place = waiting_place(run, result.process);
    }
    if (said->run && (other || has_fault(run))) {
        said->schedule = run->trace->schedule;
        said->other = other;
    }
    check_verdict_explain(said, check->hint, run, arena);
}

void oracle_judge(struct arena *arena, const struct spec *spec, const struct exhibits *exhibits,
                  struct verdict *verdict) {
    ARRAY_EACH(run, &exhibits->runs)
        if ((*run)->tool == TOOL_NONE)
            *ARRAY_ADD(arena, &verdict->runs) = *run;
    ARRAY_EACH(check, &spec->checks) {
        const struct evidence *run = NULL, *other = NULL;
        struct result result = judge(arena, check, exhibits, verdict, &run, &other);
        add(arena, check, result, run, other, verdict);
        if (!verdict->evidence && result.outcome == OUTCOME_FAIL && run->tool == TOOL_NONE)
            verdict->evidence = run;
    }
    if (!verdict->evidence && exhibits->runs.count)
        verdict->evidence = exhibits->runs.items[0];
}

static bool is_awaited(const struct check_verdict *check, const struct awaited_fault *fault) {
    return strcmp(check->id, fault->check) == 0 &&
           (!fault->words || strstr(check->message, fault->words));
}

// fault NULL: any check.
static bool has_failed(const struct verdict *verdict, const struct awaited_fault *fault) {
    ARRAY_EACH(check, &verdict->checks)
        if (check->outcome == OUTCOME_FAIL && (!fault || is_awaited(check, fault)))
            return true;
    return false;
}

bool oracle_finds_faults(struct arena *arena, const struct spec *spec,
                         const struct exhibits *exhibits, const struct awaited_fault *faults) {
    struct verdict verdict = {0};
    oracle_judge(arena, spec, exhibits, &verdict);
    if (!faults)
        return has_failed(&verdict, NULL);
    while (faults->check && has_failed(&verdict, faults))
        faults++;
    return !faults->check;
}

void oracle_skip(struct arena *arena, const struct spec *spec, const char *reason,
                 struct verdict *verdict) {
    ARRAY_EACH(check, &spec->checks)
        add(arena, check, skip(reason), NULL, NULL, verdict);
}

void oracle_fail(struct arena *arena, const struct spec *spec, const char *reason,
                 struct verdict *verdict) {
    ARRAY_EACH(check, &spec->checks)
        add(arena, check, unjudged(OUTCOME_ERROR, reason), NULL, NULL, verdict);
}
