// SPDX-License-Identifier: MIT
// grader explore: runs one submission in one random order after the other, until a time is over,
// and tells what fails, how often, and under which kind of order.
#include "command.h"
#include "explore_options.h"

#include "base/fs.h"
#include "base/proc.h"
#include "exploration.h"
#include "grading.h"
#include "intake.h"

#include <inttypes.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct work {
    struct arena *arena;
    struct explore_options options;
    struct catalogue catalogue;
    struct intake intake;
    struct targets targets;
    struct grading grading;
    struct builds builds;
    struct exploration exploration;
    time_t end;
};

static time_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec;
}

static void show_progress(const struct work *work, const char *name) {
    if (!isatty(STDERR_FILENO))
        return;
    fputs("\r\033[K", stderr);
    if (name)
        fprintf(stderr, "exploring: %zu orders, %s", work->exploration.runs, name);
}

static bool try(struct work *work, struct arena *arena, const char *name, struct error *err) {
    struct verdict verdict;
    show_progress(work, name);
    work->grading.wish.only = name;
    if (!grading_run(arena, &work->grading, work->targets.list.items, &verdict, err))
        return false;
    exploration_add(&work->exploration, name, &verdict);
    return true;
}

// A program that is there can not be built for the last ones.
static size_t count_kinds(const struct work *work) {
    size_t count = 0;
    for (const char *kind;
         (kind = schedules_seeded(count)) && !(work->options.command && schedules_preempt(kind));)
        count++;
    return count;
}

// First in the natural order; then a seed of each kind in turn, at least one.
static bool explore(struct work *work, struct error *err) {
    CLEANUP_ARENA struct arena arena = {0};
    int64_t seed = work->options.seed;
    size_t kinds = count_kinds(work);
    bool good = try(work, work->arena, "first-come", err);
    for (size_t i = 0;
         good && exploration_goes_on(&work->exploration) && (i < kinds || now() < work->end); i++) {
        arena_reset(&arena);
        good = try(work, &arena,
                   arena_print(&arena, "%s:%" PRId64, schedules_seeded(i % kinds),
                               seed + (int64_t)(i / kinds)),
                   err);
    }
    show_progress(work, NULL);
    return good || proc_interrupted;
}

// What every program should do.
static const char modest[] =
    "exercise: program\n"
    "title: A program\n"
    "files: [program.c]\n"
    "checks:\n"
    "  - {id: finishes, title: It ends by itself, points: 1, finishes: {}}\n"
    "  - id: status\n"
    "    title: It ends with exit status 0\n"
    "    points: 1\n"
    "    exit_status: {is: 0}\n";

static bool is_c_file(const char *path) {
    size_t size = strlen(path);
    return size > 2 && strcmp(path + size - 2, ".c") == 0 && access(path, F_OK) == 0 &&
           !fs_is_folder(path);
}

// A C file alone, without a specification.
static void add_file(struct work *work, const char *path) {
    struct spec *spec = ARENA_NEW(work->arena, struct spec);
    const char *slash = strrchr(path, '/');
    spec_read_text(work->arena, path, TEXT(modest), spec, &work->catalogue.complaints);
    spec->files.items[0] = slash ? slash + 1 : path;
    *ARRAY_ADD(work->arena, &work->targets.list) = (struct target){
        .path = slash ? arena_copy(work->arena, path, (size_t)(slash - path) + 1) : ".",
        .spec = spec,
        .name = path};
}

static bool find_target(struct work *work, struct error *err) {
    const struct explore_options *options = &work->options;
    if (is_c_file(options->submission) && !options->spec && !options->exercise) {
        add_file(work, options->submission);
        return true;
    }
    if (!catalogue_open(work->arena, options->specs, options->exercise, options->spec,
                        &work->catalogue, err) ||
        !intake_add(&work->intake, &work->catalogue, options->submission, &work->targets, err))
        return false;
    if (work->targets.list.count != 1)
        return error_set(err, BLAME_AUTHOR, "%s holds several exercises; name one with -e",
                         options->submission);
    if (work->targets.list.items[0].spec->clock == CLOCK_REAL)
        return error_set(err, BLAME_AUTHOR,
                         "under `clock: real` the machine decides who runs: there is nothing to "
                         "explore");
    return true;
}

static int run(struct work *work) {
    struct error err = {0};
    if (!find_target(work, &err) ||
        !runner_init(work->arena, work->options.sandbox, work->catalogue.folder,
                     &work->grading.runner, &err))
        return command_fail("grader explore", &work->catalogue.complaints, &err);
    work->end = now() + (time_t)work->options.seconds;
    if (!explore(work, &err))
        return command_fail("grader explore", &work->catalogue.complaints, &err);
    struct str words = {.arena = work->arena};
    exploration_tell(&work->exploration, &words);
    fputs(words.data, stdout);
    if (fflush(stdout))
        return STATUS_GRADER;
    return proc_interrupted ? STATUS_INTERRUPTED : exploration_status(&work->exploration);
}

int command_explore(int argc, char **argv) {
    CLEANUP_ARENA struct arena arena = {0};
    struct work work = {.arena = &arena,
                        .builds.arena = &arena,
                        .intake.arena = &arena,
                        .exploration.arena = &arena};
    explore_options_parse(&arena, argc, argv, &work.options);
    command_catch_interrupts();
    work.grading.command = work.options.command;
    work.grading.builds = &work.builds;
    int status = run(&work);
    intake_end(&work.intake);
    return status;
}
