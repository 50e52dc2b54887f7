// SPDX-License-Identifier: MIT
// The batch is a job array of Slurm's, a task a shard, over the same folders. A shard is done when
// its summary is there; one that is not when its task has ended is submitted once more.
#include "engine.h"

#include "base/fs.h"
#include "base/owner.h"
#include "base/proc.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
    SUBMISSIONS = 2,
    PATIENCE = 300, // seconds for which Slurm may not answer
    WALL = 60 * 1000000,
    MOST_WORDS = 64 * 1024,
};

struct array {
    struct arena *arena;
    const struct engine_request *request;
    const char *folder; // of its own, below the results
    const char *id;     // of the job, as Slurm names it
    bool *is_done;      // by shard, from 0
};

static const char *summary_of(const struct array *array, size_t shard) {
    return arena_print(array->arena, "%s/%zu-of-%zu.json", array->folder, shard + 1,
                       array->request->shards);
}

static bool call(const struct array *array, const char *const *arguments, struct text input,
                 struct proc_result *result, struct error *err) {
    const struct proc_request request = {
        .arguments = arguments, .input = input, .wall = WALL, .output = MOST_WORDS};
    return proc_run(array->arena, &request, result, err);
}

static const char *words_of(const struct array *array, const struct proc_result *result) {
    struct text rest = result->complaints, line = TEXT("without a word");
    text_next_line(&rest, &line);
    return text_shown(array->arena, line, 500);
}

// --- the job

static void add_quoted(struct str *script, const char *word) {
    str_add(script, TEXT(" '"));
    for (; *word; word++)
        if (*word == '\'')
            str_add(script, TEXT("'\\''"));
        else
            str_add(script, (struct text){word, 1});
    str_add(script, TEXT("'"));
}

// The environment is the submitter's, but it is not its child. A number of jobs that was asked for
// comes behind Slurm's.
static struct text script_of(const struct array *array) {
    struct str script = {.arena = array->arena};
    const char *const *words = array->request->arguments;
    str_add(&script, TEXT("#!/bin/sh\nunset " OWNER_VARIABLE "\nexec"));
    add_quoted(&script, words[0]);
    str_print(&script, " %s -j \"${SLURM_CPUS_ON_NODE:-1}\"", words[1]);
    for (words += 2; *words; words++)
        add_quoted(&script, *words);
    str_print(&script, " --shard \"$SLURM_ARRAY_TASK_ID/%zu\" --summary", array->request->shards);
    add_quoted(&script, array->folder);
    str_print(&script, "/\"$SLURM_ARRAY_TASK_ID\"-of-%zu.json\n", array->request->shards);
    return str_text(&script);
}

static const char *shards_left(const struct array *array) {
    struct str list = {.arena = array->arena};
    for (size_t i = 0; i < array->request->shards; i++)
        if (!array->is_done[i])
            str_print(&list, "%s%zu", list.size ? "," : "", i + 1);
    return list.size ? list.data : NULL;
}

static bool submit(struct array *array, const char *shards, struct error *err) {
    struct arena *arena = array->arena;
    struct proc_result result;
    struct text id;
    const char *const arguments[] = {"sbatch",
                                     "--parsable",
                                     "--no-requeue",
                                     "--job-name=grader",
                                     "--open-mode=append",
                                     arena_print(arena, "--array=%s", shards),
                                     arena_print(arena, "--output=%s/%%a.log", array->folder),
                                     NULL};
    if (!call(array, arguments, script_of(array), &result, err))
        return false;
    if (result.status || !text_next_line(&result.output, &id))
        return error_set(err, BLAME_GRADER, "sbatch does not take the job: %s",
                         words_of(array, &result));
    const char *end = memchr(id.data, ';', id.size); // the cluster's name is behind it
    array->id = arena_copy(arena, id.data, end ? (size_t)(end - id.data) : id.size);
    return true;
}

// With what it has started.
static void cancel(const struct array *array) {
    struct proc_result result;
    struct error ignored;
    sig_atomic_t interrupted = proc_interrupted;
    proc_interrupted = 0; // for this is to be done all the same
    call(array, (const char *const[]){"scancel", array->id, NULL}, TEXT(""), &result, &ignored);
    proc_interrupted |= interrupted;
}

// Whether one of its tasks waits or runs. False with the error where Slurm does not say.
static bool is_queued(const struct array *array, bool *out_queued, struct error *err) {
    const char *const arguments[] = {"squeue", "--noheader", "--format=%i",
                                     arena_print(array->arena, "--jobs=%s", array->id), NULL};
    struct proc_result result;
    if (!call(array, arguments, TEXT(""), &result, err))
        return false;
    *out_queued = result.output.size > 0;
    const char *words = words_of(array, &result);
    return !result.status || strstr(words, "Invalid job id") // Slurm has forgotten it
               ? true
               : error_set(err, BLAME_GRADER, "squeue does not answer: %s", words);
}

static size_t take_summaries(struct array *array) {
    size_t done = 0;
    for (size_t i = 0; i < array->request->shards; i++) {
        if (!array->is_done[i])
            array->is_done[i] = fs_exists(summary_of(array, i));
        done += array->is_done[i];
    }
    return done;
}

static bool wait_for(struct array *array, const struct progress *progress, struct error *err) {
    int silent = 0;
    bool queued = true;
    while (queued && !proc_interrupted) {
        nanosleep(&(struct timespec){.tv_sec = 1}, NULL);
        silent = is_queued(array, &queued, err) ? 0 : silent + 1;
        if (silent == PATIENCE)
            return error_context(err,
                                 "the job %s goes on, and so does this command when it is "
                                 "given again",
                                 array->id);
        progress_show(progress, take_summaries(array), "");
    }
    return proc_interrupted ? error_set(err, BLAME_GRADER, "interrupted") : true;
}

// --- what it leaves

static bool read_summary(const struct array *array, size_t shard, struct error *err) {
    struct batch *batch = array->request->batch;
    const char *path = summary_of(array, shard);
    struct text text;
    if (!fs_read(array->arena, path, INT64_MAX, &text, err))
        return false;
    batch->done += (batch->class->students.count + array->request->shards - 1 - shard) /
                   array->request->shards;
    return batch_rows_read(array->arena, text, &batch->rows)
               ? true
               : error_set(err, BLAME_GRADER, "%s is not whole", path);
}

static void give_up(const struct array *array, size_t shard) {
    struct batch *batch = array->request->batch;
    const char *words =
        arena_print(array->arena, "shard %zu/%zu ended twice before it was done; see %s/%zu.log",
                    shard + 1, array->request->shards, array->folder, shard + 1);
    for (size_t i = shard; i < batch->class->students.count; i += array->request->shards)
        *ARRAY_ADD(array->arena, &batch->rows) = (struct batch_row){
            .student =
                text_shown(array->arena, text_of(batch->class->students.items[i].name), SIZE_MAX),
            .fate = FATE_BROKEN,
            .points_before = -1,
            .changes = "",
            .words = words};
}

static bool collect(const struct array *array, struct error *err) {
    for (size_t i = 0; i < array->request->shards; i++)
        if (!array->is_done[i])
            give_up(array, i);
        else if (!read_summary(array, i, err))
            return false;
    batch_rows_sort(&array->request->batch->rows);
    return true;
}

static bool begin(struct array *array, struct error *err) {
    array->folder = fs_join(array->arena, array->request->batch->results, ".slurm");
    array->is_done = arena_alloc(array->arena, array->request->shards);
    memset(array->is_done, 0, array->request->shards);
    fs_remove_tree(array->folder);
    return fs_make_folders(array->folder, err);
}

static bool run(const struct engine_request *request, struct error *err) {
    struct array array = {.arena = request->batch->arena, .request = request};
    const char *shards;
    if (!begin(&array, err))
        return false;
    struct progress progress = progress_begin("shards", request->shards, !request->batch->quiet);
    progress_show(&progress, 0, "");
    bool good = true;
    for (int i = 0; i < SUBMISSIONS && good && (shards = shards_left(&array)); i++) {
        good = submit(&array, shards, err);
        if (good && !(good = wait_for(&array, &progress, err)) && proc_interrupted)
            cancel(&array);
    }
    progress_end(&progress);
    return good && collect(&array, err);
}

const struct engine engine_slurm = {
    .name = "slurm",
    .summary = "a job array of Slurm's",
    .is_remote = true,
    .run = run,
};
