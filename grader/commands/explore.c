// SPDX-License-Identifier: MIT
// grader explore: runs one submission in one random order after the other, until a time is over,
// and tells what fails, how often, and under which kind of order.
#include "command.h"
#include "explore_options.h"

#include "base/proc.h"
#include "base/progress.h"
#include "exploration.h"
#include "grading.h"
#include "one_target.h"

#include <inttypes.h>
#include <time.h>
#include <unistd.h>

struct work {
    struct arena *arena;
    struct explore_options options;
    struct one_target target;
    struct grading grading;
    struct builds builds;
    struct exploration exploration;
    time_t end;
    struct progress progress;
};

static time_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec;
}

static bool try(struct work *work, struct arena *arena, const char *name, struct error *err) {
    struct verdict verdict;
    progress_show(&work->progress, work->exploration.runs, name);
    work->grading.wish.only = name;
    if (!grading_run(arena, &work->grading, work->target.target, &verdict, err))
        return false;
    exploration_add(&work->exploration, name, &verdict);
    return true;
}

// A program that is there can not be built for the last ones.
static size_t count_kinds(const struct work *work) {
    size_t count = 0;
    for (const char *kind; (kind = schedules_seeded(count)) &&
                           !(work->options.target.command && schedules_preempt(kind));)
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
    progress_end(&work->progress);
    return good || proc_interrupted;
}

static int run(struct work *work) {
    struct error err = {0};
    if (!one_target_find(work->arena, &work->options.target, &work->target, &err) ||
        !runner_init(work->arena, work->options.target.sandbox, work->target.catalogue.folder,
                     &work->grading.runner, &err))
        return command_fail("grader explore", &work->target.catalogue.complaints, &err);
    work->progress = progress_begin("orders tried", 0, true);
    work->end = now() + (time_t)work->options.seconds;
    if (!explore(work, &err))
        return command_fail("grader explore", &work->target.catalogue.complaints, &err);
    struct str words = {.arena = work->arena};
    exploration_tell(&work->exploration, &words);
    fputs(words.data, stdout);
    if (fflush(stdout))
        return STATUS_GRADER;
    return proc_interrupted ? STATUS_INTERRUPTED : exploration_status(&work->exploration);
}

int command_explore(int argc, char **argv) {
    CLEANUP_ARENA struct arena arena = {0};
    struct work work = {.arena = &arena, .builds.arena = &arena, .exploration.arena = &arena};
    explore_options_parse(&arena, argc, argv, &work.options);
    command_catch_interrupts();
    work.grading.command = work.options.target.command;
    work.grading.builds = &work.builds;
    int status = run(&work);
    one_target_end(&work.target);
    return status;
}
