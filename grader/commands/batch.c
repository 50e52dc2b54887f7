// SPDX-License-Identifier: MIT
// grader batch: grades a class: students -> a child each -> a file a grade -> what became of them.
#include "batch_options.h"
#include "command.h"

#include "base/cleanup.h"
#include "base/fs.h"
#include "base/lock.h"
#include "base/proc.h"
#include "base/suggest.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_NAME = 60 };

struct work {
    struct arena *arena;
    struct batch_options options;
    struct class class;
    struct grading grading;
    struct batch batch;
    struct complaints complaints;
    ARRAY_OF(const char *) words; // of a shard's command line
    int lock, shard_lock;         // -1: not taken
};

static const char *shown(const struct work *work, const char *name) {
    return text_shown(work->arena, text_of(name), MOST_NAME);
}

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

// Results among the submissions would be a student.
static bool are_apart(const struct work *work, struct error *err) {
    char submissions[PATH_MAX], results[PATH_MAX];
    if (!realpath(work->options.submissions, submissions) ||
        !realpath(work->options.results, results))
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

// Shards keep a whole batch away, and each waits for its like, which may be what is left of an
// attempt that was given up.
static bool lock_results(struct work *work, struct error *err) {
    const struct batch_options *options = &work->options;
    if (options->wish.dry)
        return true;
    if (!fs_make_folders(options->results, err) ||
        !lock(work, ".lock", options->shard_named ? LOCK_SHARED : LOCK_ALONE, &work->lock, err))
        return false;
    if (options->engine->is_remote) // for its shards; whoever else came meanwhile is told by them
        cleanup_fd(&work->lock), work->lock = -1;
    const char *own =
        arena_print(work->arena, ".lock-%zu-of-%zu", options->shard + 1, options->shards);
    return !options->shard_named || lock(work, own, LOCK_PATIENT, &work->shard_lock, err);
}

// --- what became of them

static size_t count(const struct work *work, enum fate fate) {
    return batch_rows_count(&work->batch.rows, fate);
}

static void tell_changes(const struct work *work, struct str *out) {
    const char *title = "points change:\n";
    ARRAY_EACH(row, &work->batch.rows) {
        if (row->fate != FATE_GRADED || row->points_before < 0 || !row->changes[0])
            continue;
        str_print(out, "%s  %-30s %-30s %2d -> %2d  (%s)\n", title, shown(work, row->student),
                  row->exercise, row->points_before, row->points, row->changes);
        title = "";
    }
}

static void tell_fate(const struct work *work, enum fate fate, const char *title, struct str *out) {
    ARRAY_EACH(row, &work->batch.rows) {
        if (row->fate != fate)
            continue;
        str_print(out, "%s  %s%s%s: %s\n", title, shown(work, row->student),
                  row->exercise ? "/" : "", row->exercise ? row->exercise : "", row->words);
        title = "";
    }
}

static void tell_left_out(const struct work *work, struct str *out) {
    const char *title = "nobody's, as it is neither a folder nor an archive:\n";
    ARRAY_EACH(name, &work->class.left_out) {
        str_print(out, "%s  %s\n", title, shown(work, *name));
        title = "";
    }
}

static void tell_sum(const struct work *work, struct str *out) {
    size_t students = batch_count(&work->batch), others = count(work, FATE_PASSED_OVER);
    str_print(out, "%zu student%s; grades: %zu new%s, %zu used again", students,
              students == 1 ? "" : "s", count(work, FATE_GRADED),
              work->options.wish.dry ? " (not written)" : "", count(work, FATE_USED_AGAIN));
    if (others)
        str_print(out, ", %zu passed over", others);
    str_print(out, ", %zu could not be made\n", count(work, FATE_BROKEN));
}

static bool tell(const struct work *work, struct error *err) {
    struct str words = {.arena = work->arena};
    if (!work->options.quiet || work->options.wish.dry)
        tell_changes(work, &words);
    if (!work->options.quiet)
        tell_left_out(work, &words);
    tell_fate(work, FATE_UNKNOWN, "not graded, as what was handed in is not known:\n", &words);
    tell_fate(work, FATE_BROKEN,
              "could not be graded, which is no zero (the same command tries again):\n", &words);
    tell_sum(work, &words);
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

// --- the work

static void add_word(struct work *work, const char *word) {
    *ARRAY_ADD(work->arena, &work->words) = word;
}

static const char *absolute(const struct work *work, const char *path) {
    char real[PATH_MAX];
    return realpath(path, real) ? arena_copy(work->arena, real, strlen(real)) : path;
}

// The command line of a shard.
static const char *const *words_of_shard(struct work *work) {
    const struct batch_options *options = &work->options;
    add_word(work, absolute(work, "/proc/self/exe"));
    add_word(work, "batch");
    add_word(work, absolute(work, options->submissions));
    add_word(work, "-qo");
    add_word(work, absolute(work, options->results));
    add_word(work, "--specs");
    add_word(work, absolute(work, work->batch.catalogue.folder));
    add_word(work, "-b");
    add_word(work, options->sandbox);
    for (const char *const *one = options->exercises; one && *one; one++)
        add_word(work, arena_print(work->arena, "-e%s", *one));
    if (options->jobs)
        add_word(work, arena_print(work->arena, "-j%zu", options->jobs));
    if (options->wish.anew)
        add_word(work, "--anew");
    if (options->wish.only_failed)
        add_word(work, "--only-failed");
    if (options->wish.check)
        add_word(work, arena_print(work->arena, "--check=%s", options->wish.check));
    add_word(work, NULL);
    return work->words.items;
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
    const struct engine_request request = {&work->batch, shards, words_of_shard(work)};
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
        !lock_results(work, &err) || !run(work, &err) || !write_summary(work, &err) ||
        !tell(work, &err))
        return fail(work, &err);
    return count(work, FATE_BROKEN) ? STATUS_GRADER : STATUS_GOOD;
}

int command_batch(int argc, char **argv) {
    CLEANUP_ARENA struct arena arena = {0};
    struct work work = {.arena = &arena, .lock = -1, .shard_lock = -1};
    batch_options_parse(&arena, argc, argv, &work.options);
    command_catch_interrupts();
    work.grading.with_stories = true;
    int status = grade(&work);
    cleanup_fd(&work.shard_lock);
    cleanup_fd(&work.lock);
    return status;
}
