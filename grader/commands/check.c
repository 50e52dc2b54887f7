// SPDX-License-Identifier: MIT
// grader check: grades submissions. The way of the data, an arrow a call:
// specification -> plan -> build -> run -> evidence (and its symbols) -> oracle -> verdict ->
// report.
#include "check_options.h"
#include "command.h"

#include "base/fs.h"
#include "base/proc.h"
#include "build.h"
#include "catalogue.h"
#include "keep.h"
#include "oracle.h"
#include "report.h"
#include "symbols.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

struct grading {
    struct arena *arena;
    const struct options *options;
    struct runner runner;
    struct catalogue catalogue;
    struct targets targets;
    ARRAY_OF(struct verdict) verdicts;
};

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

static bool build(const struct grading *grading, struct plan *plan, struct verdict *verdict,
                  struct error *err) {
    struct built built;
    if (!plan->program)
        return true;
    if (!build_run(grading->arena, &grading->runner, plan, &built, err))
        return false;
    verdict->log = built.log;
    const char *folder = grading->options->keep;
    if (!keep_file(grading->arena, folder, verdict, "build.trace", built.trace, err) ||
        !keep_file(grading->arena, folder, verdict, "build.log", built.log, err))
        return false;
    const char *hint = "Only the files that the exercise names are there when it is compiled; read "
                       "the compiler's first message first";
    if (add_build(grading->arena, built.fault, hint, verdict))
        ARRAY_EACH(run, &plan->runs)
            plan_add_program(grading->arena, plan, built.program, run);
    return true;
}

static bool run(const struct grading *grading, const struct spec *spec,
                const struct submission *submission, const struct planned_run *planned,
                struct verdict *verdict, struct exhibits *exhibits, struct error *err) {
    struct arena *arena = grading->arena;
    struct trace *trace = ARENA_NEW(arena, struct trace);
    struct evidence *evidence = ARENA_NEW(arena, struct evidence);
    struct text text;
    if (!run_job(arena, &grading->runner, &planned->job, &text, trace, err)) {
        if (!grading->options->command)
            err->blame = BLAME_GRADER; // that a program does not start is the author's fault only
                                       // where he named it
        return error_context(err, "%s", planned->name);
    }
    const char *name = arena_print(arena, "%s.trace", planned->name);
    if (!keep_file(arena, grading->options->keep, verdict, name, text, err))
        return false;
    if (!evidence_read(arena, trace, planned->tool, spec->files.items, spec->files.count, evidence,
                       err))
        return error_context(err, "%s", planned->name);
    symbols_find(arena, &grading->runner, planned, submission, evidence);
    exhibits->by_tool[planned->tool] = evidence;
    return true;
}

// False: not the student's fault.
static bool grade(const struct grading *grading, const struct target *target,
                  struct verdict *verdict, struct error *err) {
    struct arena *arena = grading->arena;
    const struct spec *spec = target->spec;
    const char *const *command = grading->options->command;
    struct submission submission;
    struct plan plan;
    struct exhibits exhibits = {0};
    bool read = command ? submission_read_all(arena, target->path, &submission, err)
                        : submission_read(arena, target->path, spec->files.items, spec->files.count,
                                          &submission, err);
    if (!read)
        return false;
    if (submission.fault) {
        add_build(arena, submission.fault, NULL, verdict);
    } else {
        plan_make(arena, spec, &submission, command, &plan);
        if (!build(grading, &plan, verdict, err))
            return false;
    }
    if (verdict->checks.count && verdict->checks.items[0].outcome != OUTCOME_PASS) {
        oracle_skip(arena, spec, "not judged, because there is no program to run", verdict);
        return true;
    }
    ARRAY_EACH(planned, &plan.runs)
        if (oracle_wants_more(&exhibits) &&
            !run(grading, spec, &submission, planned, verdict, &exhibits, err))
            return false;
    verdict->evidence = exhibits.by_tool[TOOL_NONE];
    oracle_judge(arena, spec, &exhibits, verdict);
    return true;
}

static void show_progress(const struct grading *grading, size_t number) {
    if (grading->options->quiet || !isatty(STDERR_FILENO))
        return;
    if (number < grading->targets.list.count)
        fprintf(stderr, "\r\033[Kgrading %zu of %zu: %s", number + 1, grading->targets.list.count,
                text_shown(grading->arena, text_of(grading->targets.list.items[number].path), 60));
    else
        fputs("\r\033[K", stderr);
}

// Every target gets a verdict; what fails on our side becomes one with the outcome `error`.
static bool grade_all(struct grading *grading, struct error *err) {
    for (size_t i = 0; i < grading->targets.list.count; i++) {
        const struct target *target = &grading->targets.list.items[i];
        struct verdict *verdict = ARRAY_ADD(grading->arena, &grading->verdicts);
        *verdict = (struct verdict){.submission = target->path,
                                    .exercise = target->spec->exercise,
                                    .title = target->spec->title};
        show_progress(grading, i);
        if (!grade(grading, target, verdict, err)) {
            if (proc_interrupted || err->blame == BLAME_AUTHOR)
                return false;
            verdict->checks.count = 0;
            oracle_fail(grading->arena, target->spec, err->text, verdict);
        }
        verdict_close(verdict);
    }
    show_progress(grading, grading->targets.list.count);
    return true;
}

// Before anything is graded, so that a wrong path costs no time.
static bool open_reports(const struct grading *grading, struct error *err) {
    ARRAY_EACH(wish, &grading->options->reports) {
        wish->file = wish->path ? fopen(wish->path, "we") : stdout;
        if (!wish->file)
            return error_set(err, BLAME_AUTHOR, "cannot write the report %s: %s", wish->path,
                             strerror(errno));
    }
    return true;
}

static bool write_reports(const struct grading *grading, struct error *err) {
    const struct options *options = grading->options;
    ARRAY_EACH(wish, &options->reports) {
        struct report_input input = {.verdicts = grading->verdicts.items,
                                     .count = grading->verdicts.count,
                                     .verbose = options->verbose,
                                     .quiet = options->quiet,
                                     .colour = options_colour(wish->file)};
        wish->report->write(wish->file, &input, grading->arena);
        if (ferror(wish->file) || fflush(wish->file) || (wish->path && fclose(wish->file)))
            return error_errno(err, "cannot write %s", wish->path ? wish->path : "the report");
    }
    return true;
}

static bool find_targets(struct grading *grading, struct error *err) {
    const struct options *options = grading->options;
    if (!catalogue_open(grading->arena, options->specs, options->exercise, options->spec,
                        &grading->catalogue, err))
        return false;
    ARRAY_EACH(path, &options->submissions)
        if (!catalogue_find(&grading->catalogue, *path, &grading->targets, err))
            return false;
    return true;
}

static int fail(const struct grading *grading, const struct error *err) {
    struct str words = {.arena = grading->arena};
    complaints_write(&grading->catalogue.complaints, &words);
    if (words.size) {
        fputs(words.data, stderr);
        return STATUS_AUTHOR;
    }
    fprintf(stderr, "grader check: %s\n",
            text_shown(grading->arena, text_of(err->text), sizeof err->text));
    return (int)err->blame;
}

int command_check(int argc, char **argv) {
    CLEANUP_ARENA struct arena arena = {0};
    struct options options;
    struct error err = {0};
    struct grading grading = {.arena = &arena, .options = &options};
    options_parse(&arena, argc, argv, &options);
    options_catch_interrupts();
    if (!find_targets(&grading, &err) || !open_reports(&grading, &err) ||
        !runner_init(&arena, options.sandbox, grading.catalogue.folder, &grading.runner, &err))
        return fail(&grading, &err);
    if (!grading.runner.sandbox->isolated && !options.quiet)
        fprintf(stderr,
                "grader check: warning: the sandbox %s does not isolate: the submission "
                "can read and change what you can\n",
                grading.runner.sandbox->name);
    if (!grade_all(&grading, &err) || !write_reports(&grading, &err))
        return proc_interrupted ? STATUS_INTERRUPTED : fail(&grading, &err);
    return verdicts_status(grading.verdicts.items, grading.verdicts.count);
}
