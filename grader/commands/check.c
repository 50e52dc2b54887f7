// SPDX-License-Identifier: MIT
// grader check: grades submissions: targets -> a grading of each -> reports. What a grading is
// stands in grading.c.
#include "check_options.h"
#include "command.h"

#include "base/progress.h"
#include "grading.h"
#include "intake.h"
#include "report.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct work {
    struct arena *arena;
    const struct options *options;
    struct grading grading;
    struct catalogue catalogue;
    struct intake intake;
    struct targets targets;
    ARRAY_OF(struct verdict) verdicts;
};

static const char *name_of(const struct target *target) {
    return target->name ? target->name : target->path;
}

static const char *tell_target(const struct work *work, size_t number) {
    const struct target *target = &work->targets.list.items[number];
    return arena_print(work->arena, "%s in %s",
                       text_shown(work->arena, text_of(name_of(target)), 60),
                       work->grading.runner.sandbox->name);
}

// While one is graded, the sandbox of the next is started.
static bool grade_all(struct work *work, struct error *err) {
    struct session sessions[2] = {0};
    size_t count = work->targets.list.count;
    bool good = true;
    struct progress progress = progress_begin("grading", count, !work->options->quiet);
    for (size_t i = 0; i < count && good; i++) {
        progress_show(&progress, i, tell_target(work, i));
        struct verdict *verdict = ARRAY_ADD(work->arena, &work->verdicts);
        work->grading.runner.session = &sessions[i % 2];
        if (i + 1 < count)
            runner_prepare(work->arena, &work->grading.runner, &sessions[(i + 1) % 2]);
        good = grading_run(work->arena, &work->grading, &work->targets.list.items[i], verdict, err);
        if (good && work->options->for_students)
            verdict_hide(verdict, work->arena);
    }
    for (int i = 0; i < 2; i++)
        session_end(work->arena, &sessions[i]);
    progress_end(&progress);
    return good;
}

static struct report_input input_of(const struct work *work, const struct report_wish *wish) {
    return (struct report_input){
        .verdicts = work->verdicts.items,
        .count = work->verdicts.count,
        .sandbox = work->grading.runner.sandbox ? work->grading.runner.sandbox->name : NULL,
        .verbose = work->options->verbose,
        .quiet = work->options->quiet,
        .colour = wish->file && command_colours(wish->file),
        .width = wish->file ? command_width(wish->file) : 0,
        .now = time(NULL),
        .variable = getenv};
}

// Before anything is graded, so that a wrong path costs no time.
static bool open_reports(const struct work *work, struct error *err) {
    ARRAY_EACH(wish, &work->options->reports) {
        struct report_input input = input_of(work, wish);
        const char *objection =
            wish->report->objection ? wish->report->objection(&input, work->arena) : NULL;
        if (objection)
            return error_set(err, BLAME_AUTHOR, "-f %s: %s", wish->report->name, objection);
        wish->file = wish->path ? fopen(wish->path, "we") : stdout;
        if (!wish->file)
            return error_set(err, BLAME_AUTHOR, "cannot write the report %s: %s", wish->path,
                             strerror(errno));
    }
    return true;
}

static bool write_reports(const struct work *work, struct error *err) {
    ARRAY_EACH(wish, &work->options->reports) {
        struct report_input input = input_of(work, wish);
        wish->report->write(wish->file, &input, work->arena);
        if (ferror(wish->file) || fflush(wish->file) || (wish->path && fclose(wish->file)))
            return error_errno(err, "cannot write %s", wish->path ? wish->path : "the report");
    }
    return true;
}

static bool find_targets(struct work *work, struct error *err) {
    const struct options *options = work->options;
    if (!catalogue_open(work->arena, options->target.specs, options->target.exercise,
                        options->target.spec, &work->catalogue, err))
        return false;
    ARRAY_EACH(path, &options->submissions)
        if (!intake_add(&work->intake, &work->catalogue, *path, &work->targets, err))
            return false;
    return true;
}

static int fail(const struct work *work, const struct error *err) {
    return command_fail("grader check", &work->catalogue.complaints, err);
}

static void warn(const struct runner *runner) {
    const char *name = runner->sandbox->name;
    if (!runner->sandbox->isolated && runner->request.as_nobody)
        fprintf(stderr,
                "grader check: warning: the sandbox %s does not isolate: the submission runs as "
                "user %d, and can read and change what everybody here can\n",
                name, LIMITS_USER);
    else if (!runner->sandbox->isolated)
        fprintf(stderr,
                "grader check: warning: the sandbox %s does not isolate: the submission "
                "can read and change what you can\n",
                name);
}

static int grade(struct work *work) {
    const struct options *options = work->options;
    struct error err = {0};
    if (!find_targets(work, &err) || !open_reports(work, &err) ||
        !runner_init(work->arena, options->target.sandbox, work->catalogue.folder,
                     &work->grading.runner, &err))
        return fail(work, &err);
    if (!options->quiet)
        warn(&work->grading.runner);
    if (!grade_all(work, &err) || !write_reports(work, &err))
        return fail(work, &err);
    return verdicts_status(work->verdicts.items, work->verdicts.count);
}

int command_check(int argc, char **argv) {
    CLEANUP_ARENA struct arena arena = {0};
    struct options options;
    struct work work = {.arena = &arena, .options = &options, .intake.arena = &arena};
    options_parse(&arena, argc, argv, &options);
    command_catch_interrupts();
    work.grading.command = options.target.command;
    work.grading.keep = options.keep;
    work.grading.wish = options.wish;
    work.grading.with_stories = true;
    int status = grade(&work);
    intake_end(&work.intake);
    return status;
}
