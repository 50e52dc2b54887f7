// SPDX-License-Identifier: MIT
// grader batch: grades a class: students -> a child each -> a file a grade -> what became of them.
#include "batch_options.h"
#include "batch_summary.h"
#include "command.h"

#include "base/cleanup.h"
#include "base/fs.h"
#include "base/lock.h"
#include "base/proc.h"
#include "base/suggest.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct work {
    struct arena *arena;
    struct batch_options options;
    struct class class;
    struct grading grading;
    struct batch batch;
    struct complaints complaints;
    int lock, own_lock; // the results', and a shard's or submitter's; -1: not taken
};

// --- what there is to grade

static bool open_catalogue(struct work *work, const char *exercise, struct catalogue *catalogue,
                           struct error *err) {
    bool good = catalogue_open(work->arena, work->options.specs, exercise, NULL, catalogue, err);
    work->complaints = catalogue->complaints;
    return good;
}

static bool open_catalogues(struct work *work, struct error *err) {
    const char *const *exercises = work->options.exercises;
    work->batch.exercises = exercises;
    for (const char *const *one = exercises; one && *one; one++)
        if (!open_catalogue(work, *one, &work->batch.only, err))
            return false;
    if (!exercises || exercises[1])
        work->batch.only = (struct catalogue){0};
    return open_catalogue(work, NULL, &work->batch.catalogue, err);
}

// That of --check is one of an exercise's.
static bool knows_check(const struct work *work, struct error *err) {
    const char *id = work->options.wish.check;
    struct suggestion suggestion = {.word = id};
    if (!id || strcmp(id, "build") == 0)
        return true;
    ARRAY_EACH(spec, &work->batch.catalogue.specs)
        ARRAY_EACH(check, &(*spec)->checks) {
            if (strcmp(check->id, id) == 0)
                return true;
            suggestion_offer(&suggestion, check->id);
        }
    return error_set(err, BLAME_AUTHOR, "--check: no exercise has a check %s%s", id,
                     suggestion_phrase(&suggestion, work->arena));
}

// Of the last folder on the way that is there.
static bool find_real(struct arena *arena, const char *path, char real[PATH_MAX]) {
    char *part = arena_copy(arena, path, strlen(path));
    while (!realpath(part, real)) {
        char *slash = strrchr(part, '/');
        if (!slash)
            return realpath(".", real) != NULL;
        slash[slash == part] = '\0'; // of an absolute one, the slash in front stays
    }
    return true;
}

// Results among the submissions would be a student.
static bool are_apart(const struct work *work, struct error *err) {
    char submissions[PATH_MAX], results[PATH_MAX];
    if (!realpath(work->options.submissions, submissions) ||
        !find_real(work->arena, work->options.results, results))
        return true;
    size_t size = strlen(submissions);
    return strncmp(submissions, results, size) != 0 || (results[size] && results[size] != '/')
               ? true
               : error_set(err, BLAME_AUTHOR,
                           "the grades can not be kept among the submissions, in %s",
                           work->options.results);
}

// --- one batch at a time

static bool lock(const struct work *work, const char *name, enum lock how, int *out_fd,
                 struct error *err) {
    bool taken;
    if (lock_take(fs_join(work->arena, work->options.results, name), how, out_fd, &taken, err))
        return true;
    return taken ? error_set(err, BLAME_GRADER,
                             "another batch is writing into %s; wait for its end, or give each of "
                             "them a --shard of its own",
                             work->options.results)
                 : false;
}

// For the shards of a remote engine, which tell whoever else comes; but for a second submitter.
static bool make_way(struct work *work, struct error *err) {
    cleanup_fd(&work->lock);
    work->lock = -1;
    return lock(work, arena_print(work->arena, ".lock-%s", work->options.engine->name), LOCK_ALONE,
                &work->own_lock, err);
}

// Shards keep a whole batch away, and each waits for its like, which may be what is left of an
// attempt that was given up.
static bool lock_results(struct work *work, struct error *err) {
    const struct batch_options *options = &work->options;
    if (options->wish.dry)
        return true;
    if (!fs_make_folders(options->results, err) ||
        !lock(work, ".lock", options->shard_named ? LOCK_SHARED : LOCK_ALONE, &work->lock, err))
        return false;
    if (options->engine->is_remote)
        return make_way(work, err);
    const char *own =
        arena_print(work->arena, ".lock-%zu-of-%zu", options->shard + 1, options->shards);
    return !options->shard_named || lock(work, own, LOCK_PATIENT, &work->own_lock, err);
}

// --- the work

static bool tell(const struct work *work, struct error *err) {
    struct str words = {.arena = work->arena};
    batch_summary(&work->batch, &words);
    fputs(words.data, stdout);
    return fflush(stdout) || ferror(stdout) ? error_errno(err, "cannot write the result") : true;
}

static int fail(const struct work *work, const struct error *err) {
    if (!proc_interrupted)
        return command_fail("grader batch", &work->complaints, err);
    fprintf(stderr,
            "grader batch: interrupted, with %zu student%s done; the same command goes on\n",
            work->batch.done, work->batch.done == 1 ? "" : "s");
    return STATUS_INTERRUPTED;
}

static void make_batch(struct work *work) {
    const struct batch_options *options = &work->options;
    struct batch *batch = &work->batch;
    batch->arena = work->arena;
    batch->class = &work->class;
    batch->grading = &work->grading;
    batch->results = options->results;
    batch->wish = options->wish;
    batch->jobs = options->jobs ? options->jobs : batch_jobs();
    batch->shard = options->shard;
    batch->shards = options->shard_named ? options->shards : 1;
    batch->quiet = options->quiet;
}

static bool run(struct work *work, struct error *err) {
    enum { MOST_SHARDS = 16 };
    const struct batch_options *options = &work->options;
    size_t shards = options->shards ? options->shards : MOST_SHARDS;
    if (shards > work->class.students.count)
        shards = work->class.students.count;
    const struct engine_request request = {
        &work->batch, shards, batch_options_words(options, work->batch.catalogue.folder)};
    return options->engine->run(&request, err);
}

static bool write_summary(const struct work *work, struct error *err) {
    struct str text = {.arena = work->arena};
    if (!work->options.summary)
        return true;
    batch_rows_write(&work->batch.rows, &text);
    return fs_replace(work->arena, work->options.summary, str_text(&text), err);
}

static int grade(struct work *work) {
    const struct batch_options *options = &work->options;
    struct batch *batch = &work->batch;
    struct error err = {0};
    make_batch(work);
    if (!open_catalogues(work, &err) || !knows_check(work, &err) || !are_apart(work, &err) ||
        !class_find(work->arena, options->submissions, &work->class, &err) ||
        !runner_init(work->arena, options->sandbox, batch->catalogue.folder, &work->grading.runner,
                     &err) ||
        !fingerprint_grader(work->arena, &work->grading.runner, &batch->grader, &err) ||
        !fingerprint_sandbox(work->arena, &work->grading.runner, &batch->sandbox, &err) ||
        !lock_results(work, &err) || !run(work, &err) || !write_summary(work, &err) ||
        !tell(work, &err))
        return fail(work, &err);
    return batch_rows_count(&batch->rows, FATE_BROKEN) ? STATUS_GRADER : STATUS_GOOD;
}

int command_batch(int argc, char **argv) {
    CLEANUP_ARENA struct arena arena = {0};
    struct work work = {.arena = &arena, .lock = -1, .own_lock = -1};
    batch_options_parse(&arena, argc, argv, &work.options);
    command_catch_interrupts();
    work.grading.with_stories = true;
    int status = grade(&work);
    cleanup_fd(&work.own_lock);
    cleanup_fd(&work.lock);
    return status;
}
