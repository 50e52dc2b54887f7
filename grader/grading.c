// SPDX-License-Identifier: MIT
// Grades one submission. The way of the data, an arrow a call:
// plan -> build -> run -> evidence (and its symbols) -> oracle -> verdict.
#include "grading.h"

#include "base/proc.h"
#include "keep.h"
#include "oracle.h"
#include "symbols.h"
#include "valgrind.h"

#include <string.h>

enum { SECOND = 1000000, MOST_WALL = 5 * SECOND, MOST_CPU = 3 * SECOND, MOST_WORDS = 500 };

// What runs on for ever is not worth the limits of a student's program.
static struct spec hasty(const struct spec *spec) {
    struct spec copy = *spec;
    if (!spec->mpi && copy.limits.wall > MOST_WALL)
        copy.limits.wall = MOST_WALL;
    if (!spec->mpi && copy.limits.cpu > MOST_CPU)
        copy.limits.cpu = MOST_CPU;
    return copy;
}

// The build as the first check, worth no points. True where the runs can be made.
static bool add_build(struct arena *arena, const char *fault, const char *hint,
                      struct verdict *verdict) {
    struct check_verdict *check = ARRAY_ADD(arena, &verdict->checks);
    *check = (struct check_verdict){.id = "build", .title = "the program can be built"};
    check->outcome = fault ? OUTCOME_FAIL : OUTCOME_PASS;
    check->result = (struct result){
        .outcome = check->outcome, .seen = fault, .process = PROCESS_UNKNOWN, .hint = hint};
    check_verdict_explain(check, NULL, NULL, arena);
    return !fault;
}

static bool is_made(const struct built *built) { return built->succeeded || built->fault; }

static void add_program(struct arena *arena, struct plan *plan, const struct built *built,
                        bool preempts) {
    ARRAY_EACH(run, &plan->runs)
        if (run->preempts == preempts)
            plan_add_program(arena, plan, built->program, run);
}

// Before the first run that needs it. That it succeeds where the first build did is our promise.
static bool build_again(struct arena *arena, const struct grading *grading, struct plan *plan,
                        struct builds *builds, struct error *err) {
    struct built *built = &builds->second;
    struct text line;
    if (!plan->needs_second_build)
        return true;
    plan->needs_second_build = false;
    if (!is_made(built) &&
        !build_run(builds->arena, &grading->runner, &plan->second_build, built, err))
        return error_context(err, "the second build, for preempting schedules");
    if (built->fault)
        return error_set(err, BLAME_GRADER,
                         "the second build, for preempting schedules, fails though the first one "
                         "does not: %s: %s",
                         built->fault,
                         text_next_line(&built->log, &line) ? text_shown(arena, line, MOST_WORDS)
                                                            : "no word of the compiler's");
    add_program(arena, plan, built, true);
    return true;
}

static bool build(struct arena *arena, const struct grading *grading, struct plan *plan,
                  struct builds *builds, struct verdict *verdict, struct error *err) {
    struct built *built = &builds->first;
    if (!plan->program)
        return true;
    if (!is_made(built) && !build_run(builds->arena, &grading->runner, &plan->build, built, err))
        return false;
    verdict->log = built->log;
    const char *folder = grading->keep;
    if (!keep_file(arena, folder, verdict, "build.trace", built->trace, err) ||
        !keep_file(arena, folder, verdict, "build.log", built->log, err))
        return false;
    const char *hint = "Only the files that the exercise names are there when it is compiled; read "
                       "the compiler's first message first";
    if (add_build(arena, built->fault, hint, verdict))
        add_program(arena, plan, built, false);
    return true;
}

static bool run(struct arena *arena, const struct grading *grading, const struct spec *spec,
                const struct submission *submission, const struct planned_run *planned,
                struct verdict *verdict, struct evidence **out_evidence, struct error *err) {
    struct trace *trace = ARENA_NEW(arena, struct trace);
    struct evidence *evidence = *out_evidence = ARENA_NEW(arena, struct evidence);
    struct text text;
    if (!run_job(arena, &grading->runner, &planned->job, &text, trace, err)) {
        if (!grading->command)
            err->blame = BLAME_GRADER; // that a program does not start is the author's fault only
                                       // where he named it
        return error_context(err, "%s", planned->name);
    }
    const char *name = arena_print(arena, "%s.trace", planned->name);
    if (!keep_file(arena, grading->keep, verdict, name, text, err))
        return false;
    if (!evidence_read(arena, trace, planned->tool, spec->files.items, spec->files.count, evidence,
                       err))
        return error_context(err, "%s", planned->name);
    ARRAY_EACH(file, &planned->job.files)
        evidence->speaks_to_valgrind |= memory_speaks(file->data);
    symbols_find(arena, &grading->runner, planned, submission, evidence);
    return true;
}

static void replace(const struct evidence **place, const struct evidence *old,
                    const struct evidence *shown) {
    if (*place == old)
        *place = shown;
}

// What a check sees in a run, told once more where the places are known. What is said of several
// runs stays as it is.
static void retell(struct arena *arena, struct check_verdict *check, const struct evidence *old,
                   const struct evidence *shown) {
    const struct spec_check *asked = check->asked;
    if (!asked || !asked->kind->judge)
        return;
    struct result before = asked->kind->judge(asked->parameters, old, arena);
    struct result now = asked->kind->judge(asked->parameters, shown, arena);
    if (before.outcome != OUTCOME_FAIL || now.outcome != OUTCOME_FAIL ||
        strcmp(before.seen, check->result.seen) != 0)
        return;
    check->result = now;
    check_verdict_explain(check, asked->hint, shown, arena);
}

// `shown` is the same run as `old`, with the places of its events.
static void show(struct arena *arena, const struct evidence *old, const struct evidence *shown,
                 struct verdict *verdict) {
    ARRAY_EACH(check, &verdict->checks) {
        if (check->run == old && check->schedule) {
            check->events = timeline_parting(old, check->other, shown, arena);
            if (!check->place)
                check->place = timeline_place(old, check->other, shown, arena);
        }
        if (check->run == old)
            retell(arena, check, old, shown);
        replace(&check->run, old, shown);
    }
    ARRAY_EACH(place, &verdict->runs)
        replace(place, old, shown);
    replace(&verdict->evidence, old, shown);
}

// Of a run that was ended for the time that it took, another one tells what an order has to do with
// it, and else nothing new.
static bool is_worth_another(const struct check_verdict *check) {
    const struct event *limit = check->run->limit;
    return check->schedule || !limit || strcmp(limit->word, "deadlock") == 0;
}

// The plain run in which something failed that this one is, or NULL.
static const struct evidence *find_failed(const struct verdict *verdict,
                                          const struct planned_run *planned) {
    ARRAY_EACH(check, &verdict->checks)
        if (check->run && check->run->tool == TOOL_NONE && planned->tool == TOOL_NONE &&
            strcmp(check->run->trace->schedule, planned->job.schedule) == 0 &&
            is_worth_another(check))
            return check->run;
    return NULL;
}

// The runs in which something failed are made once more, with the place in the source of each
// event. Where that can't be done, or is another run, as without the virtual clock, the report
// lacks the places, and that is all.
static void tell_stories(struct arena *arena, const struct grading *grading,
                         const struct spec *spec, const struct submission *submission,
                         const struct plan *plan, struct verdict *verdict) {
    struct grading own = *grading;
    struct error ignored = {0};
    own.keep = NULL;
    ARRAY_EACH(planned, &plan->runs) {
        const struct evidence *failed = find_failed(verdict, planned);
        struct evidence *shown;
        struct planned_run again = *planned;
        again.job.places = true;
        if (failed && strcmp(failed->trace->clock, "virtual") == 0 &&
            run(arena, &own, spec, submission, &again, verdict, &shown, &ignored) &&
            evidence_is_same(failed, shown))
            show(arena, failed, shown, verdict);
    }
}

// A program in which nothing can come between two steps of its own code goes the same ways under
// the other schedules: what shares no memory, has one thread a process and runs no handler.
static bool is_idle(const struct planned_run *planned, const struct exhibits *exhibits) {
    return planned->preempts && exhibits->runs.count && !exhibits->can_be_preempted;
}

static bool has_enough(struct arena *arena, const struct grading *grading, const struct spec *spec,
                       const struct exhibits *exhibits) {
    return grading->in_haste && oracle_finds_faults(arena, spec, exhibits, grading->faults);
}

// False: not the student's fault.
static bool grade(struct arena *arena, const struct grading *grading, const struct target *target,
                  struct verdict *verdict, struct error *err) {
    const struct spec *spec = target->spec;
    const char *const *command = grading->command;
    struct submission submission;
    struct plan plan;
    struct exhibits exhibits = {0};
    struct builds own = {.arena = arena}, *builds = grading->builds ? grading->builds : &own;
    if (target->fault) {
        add_build(arena, target->fault, NULL, verdict);
        oracle_skip(arena, spec, "not judged, because there is no program to run", verdict);
        return true;
    }
    bool read = command ? submission_read_all(arena, target->path, &submission, err)
                        : submission_read(arena, target->path, spec->files.items, spec->files.count,
                                          &submission, err);
    if (!read)
        return false;
    if (submission.fault) {
        add_build(arena, submission.fault, NULL, verdict);
    } else {
        plan_make(arena, spec, &submission, command, grading->wish, &plan);
        if (!build(arena, grading, &plan, builds, verdict, err))
            return false;
    }
    if (verdict->checks.count && verdict->checks.items[0].outcome != OUTCOME_PASS) {
        oracle_skip(arena, spec, "not judged, because there is no program to run", verdict);
        return true;
    }
    exhibits.left_out = grading->in_haste    ? "a fault was found before"
                        : grading->wish.only ? "one schedule alone was asked for"
                                             : NULL;
    bool enough = false;
    exhibits.some_left_out = true;
    ARRAY_EACH(planned, &plan.runs) {
        planned->job.places = grading->with_places;
        enough = enough || has_enough(arena, grading, spec, &exhibits);
        if (enough || !oracle_wants_more(&exhibits) || is_idle(planned, &exhibits))
            continue;
        struct evidence *evidence;
        if ((planned->preempts && !build_again(arena, grading, &plan, builds, err)) ||
            !run(arena, grading, spec, &submission, planned, verdict, &evidence, err))
            return false;
        exhibits_add(arena, &exhibits, evidence);
    }
    exhibits.some_left_out = enough || grading->wish.only;
    oracle_judge(arena, spec, &exhibits, verdict);
    if (grading->with_stories)
        tell_stories(arena, grading, spec, &submission, &plan, verdict);
    return true;
}

bool grading_run(struct arena *arena, const struct grading *grading, const struct target *target,
                 struct verdict *out_verdict, struct error *err) {
    struct session session = {0};
    struct grading own = *grading;
    if (!own.runner.session)
        own.runner.session = &session;
    *out_verdict = (struct verdict){.submission = target->name ? target->name : target->path,
                                    .exercise = target->spec->exercise,
                                    .title = target->spec->title,
                                    .files = target->spec->files.items,
                                    .file_count = target->spec->files.count,
                                    .has_driver = target->spec->driver};
    struct spec spec = grading->in_haste ? hasty(target->spec) : *target->spec;
    struct target own_target = *target;
    own_target.spec = &spec;
    bool graded = grade(arena, &own, &own_target, out_verdict, err);
    session_end(arena, own.runner.session);
    if (!graded) {
        if (proc_interrupted || err->blame == BLAME_AUTHOR)
            return false;
        out_verdict->checks.count = 0;
        oracle_fail(arena, target->spec, err->text, out_verdict);
    }
    verdict_close(out_verdict);
    return true;
}
