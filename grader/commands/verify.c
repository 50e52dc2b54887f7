// SPDX-License-Identifier: MIT
// grader verify: proves specifications on programs of which is known what they do: exercises ->
// their programs and lists -> a grading of each in a pool of children -> a table and what is not as
// it should be.
#include "command.h"
#include "verify_options.h"

#include "base/fs.h"
#include "base/pool.h"
#include "base/progress.h"
#include "grading.h"
#include "mutation.h"
#include "oracle.h"
#include "proof_table.h"

#include <inttypes.h>
#include <string.h>
#include <unistd.h>

struct work {
    struct arena *arena;
    struct verify_options options;
    const char *specs; // their folder
    ARRAY_OF(const struct spec *) exercises;
    ARRAY_OF(struct proof) proofs;
    struct proof_folders folders;
    struct grading grading;
    ARRAY_OF(struct flaw) flaws;
    size_t passed, failed;
    bool broken; // something of ours failed
};

// One exercise while its programs are graded: a task for each program in each round.
struct exercise {
    struct work *work;
    const struct proof *proof;
    struct showing *showings; // by task
    size_t done;
    struct progress progress;
};

// --- in the pool

static const struct program *program_of(const struct exercise *exercise, size_t task) {
    return &exercise->proof->programs.items[task % exercise->proof->programs.count];
}

// Until it fails what it must, in the words that it must: not every run that does so says them.
// That it fails no other check has been shown by the first round.
static void hurry(struct arena *arena, const struct program *program, struct grading *grading) {
    ARRAY_OF(struct awaited_fault) faults = {0};
    if (!program->row)
        return;
    ARRAY_EACH(check, &program->row->required)
        *ARRAY_ADD(arena, &faults) = (struct awaited_fault){.check = check->id};
    faults.items[0].words = program->row->message;
    *ARRAY_ADD(arena, &faults) = (struct awaited_fault){0};
    grading->faults = faults.items;
    grading->in_haste = true;
}

static bool grade(void *context, size_t task, struct str *out, struct error *err) {
    const struct exercise *exercise = context;
    const struct program *program = program_of(exercise, task);
    struct grading grading = exercise->work->grading;
    struct verdict verdict;
    struct showing showing;
    if (task >= exercise->proof->programs.count)
        hurry(out->arena, program, &grading);
    if (!grading_run(out->arena, &grading, &program->target, &verdict, err))
        return false;
    showing_make(out->arena, program, &verdict, &showing);
    showing_write(&showing, out);
    return true;
}

static bool take(void *context, size_t task, struct text result, struct error *err) {
    struct exercise *exercise = context;
    exercise->done++;
    progress_show(&exercise->progress, exercise->done, "");
    return showing_read(exercise->work->arena, result, &exercise->showings[task])
               ? true
               : error_set(err, BLAME_GRADER, "%s: what came back of its grading is incomplete",
                           program_of(exercise, task)->target.path);
}

static const char *name(const void *context, size_t task) {
    return program_of(context, task)->target.path;
}

// --- what was found

static void find(struct work *work, const char *path, int line, const char *text) {
    *ARRAY_ADD(work->arena, &work->flaws) = (struct flaw){path, line, text};
}

static void find_faults(struct exercise *exercise, const struct program *program,
                        const struct showing *showing, size_t faulty) {
    struct work *work = exercise->work;
    size_t rounds = work->options.rounds;
    struct text rest = text_of(showing->faults), line;
    const char *often =
        faulty < rounds ? arena_print(work->arena, " (in %zu of %zu rounds)", faulty, rounds) : "";
    while (text_next_line(&rest, &line)) {
        if (program->row)
            find(work, exercise->proof->list_path, program->row->line,
                 arena_print(work->arena, "%s: %.*s%s", program->name, TEXT_ARGS(line), often));
        else
            find(work, program->target.path, 0,
                 arena_print(work->arena, "%.*s%s", TEXT_ARGS(line), often));
    }
}

// Of all rounds: the first that is not as it should be, else the first.
static struct showing sum_up(struct exercise *exercise, size_t number) {
    size_t count = exercise->proof->programs.count, faulty = 0;
    const struct showing *shown = &exercise->showings[number];
    for (size_t round = exercise->work->options.rounds; round-- > 0;) {
        const struct showing *showing = &exercise->showings[round * count + number];
        exercise->work->broken = exercise->work->broken || showing->broken;
        if (!*showing->faults)
            continue;
        faulty++;
        shown = showing;
    }
    find_faults(exercise, &exercise->proof->programs.items[number], shown, faulty);
    exercise->work->failed += faulty;
    exercise->work->passed += exercise->work->options.rounds - faulty;
    return *shown;
}

static void conclude(struct exercise *exercise) {
    struct work *work = exercise->work;
    const struct proof *proof = exercise->proof;
    struct showing *shown = arena_alloc(work->arena, (proof->programs.count + 1) * sizeof *shown);
    ARRAY_EACH(flaw, &proof->flaws)
        find(work, flaw->path, flaw->line, flaw->text);
    work->failed += proof->flaws.count;
    for (size_t i = 0; i < proof->programs.count; i++)
        shown[i] = sum_up(exercise, i);
    struct str table = {.arena = work->arena};
    proof_table_write(proof, shown, command_colours(stdout), work->options.verbose, &table);
    if (!work->options.quiet)
        fputs(table.data, stdout);
    fflush(stdout); // the next one may take its time
}

static bool prove(struct work *work, const struct proof *proof, struct error *err) {
    size_t tasks = proof->programs.count * work->options.rounds;
    struct exercise exercise = {
        .work = work,
        .proof = proof,
        .showings = arena_alloc(work->arena, (tasks + 1) * sizeof *exercise.showings),
        .progress = progress_begin(arena_print(work->arena, "verifying %s", proof->spec->exercise),
                                   tasks, !work->options.quiet)};
    const struct pool pool = {tasks, work->options.jobs, &exercise, grade, take, name, NULL};
    progress_show(&exercise.progress, 0, "");
    bool good = pool_run(work->arena, &pool, err);
    progress_end(&exercise.progress);
    if (good)
        conclude(&exercise);
    return good;
}

static bool print_flaws(const struct work *work, struct error *err) {
    struct str words = {.arena = work->arena};
    if (!work->options.quiet && !work->options.mutate)
        proof_table_explain(command_colours(stdout), &words);
    ARRAY_EACH(flaw, &work->flaws)
        if (flaw->line)
            str_print(&words, "%s:%d: %s\n", flaw->path, flaw->line, flaw->text);
        else
            str_print(&words, "%s: %s\n", flaw->path, flaw->text);
    str_print(&words, "%zu passed, %zu failed\n", work->passed, work->failed);
    fputs(words.data, stdout);
    return fflush(stdout) || ferror(stdout) ? error_errno(err, "cannot write the result") : true;
}

// --- what there is to prove

static bool is_loaded(const struct work *work, const struct spec *spec) {
    ARRAY_EACH(other, &work->exercises)
        if (strcmp((*other)->path, spec->path) == 0)
            return true;
    return false;
}

static bool load(struct work *work, const char *exercise, struct complaints *complaints,
                 struct error *err) {
    struct catalogue catalogue;
    bool good = catalogue_open(work->arena, work->options.specs, exercise, NULL, &catalogue, err);
    *complaints = catalogue.complaints;
    if (!good)
        return false;
    work->specs = catalogue.folder;
    ARRAY_EACH(spec, &catalogue.specs)
        if (!is_loaded(work, *spec))
            *ARRAY_ADD(work->arena, &work->exercises) = *spec;
    return true;
}

static bool load_all(struct work *work, struct complaints *complaints, struct error *err) {
    if (!work->options.exercises.count)
        return load(work, NULL, complaints, err);
    ARRAY_EACH(exercise, &work->options.exercises)
        if (!load(work, *exercise, complaints, err))
            return false;
    return true;
}

// Every list is read, so that the mistakes of all are told. The exit status.
static int open_proofs(struct work *work) {
    int worst = STATUS_GOOD;
    struct proof_folders folders = proof_folders_beside(work->arena, work->specs);
    const struct proof_folders *named = &work->options.folders;
    folders.reference = named->reference ? named->reference : folders.reference;
    folders.right = named->right ? named->right : folders.right;
    folders.wrong = named->wrong ? named->wrong : folders.wrong;
    work->folders = folders;
    ARRAY_EACH(spec, &work->exercises) {
        struct complaints complaints = {0};
        struct error err = {0};
        struct proof *proof = ARRAY_ADD(work->arena, &work->proofs);
        if (proof_open(work->arena, *spec, &folders, proof, &complaints, &err))
            continue;
        int status = command_fail("grader verify", &complaints, &err);
        worst = status > worst ? status : worst;
    }
    return worst;
}

// --- mutants

enum { LEAST_SCORE = 95 }; // per cent of an exercise's mutants that lose points

static void show_mutants(void *context, const struct mutation *mutation, size_t done) {
    struct progress *progress = context;
    progress->count = mutation->results.count;
    if (done < progress->count)
        progress_show(progress, done, "");
    else
        progress_end(progress);
}

static bool mutate(struct work *work, const struct proof *proof, struct complaints *complaints,
                   struct error *err) {
    const char *folder = fs_join(work->arena, work->folders.wrong, proof->spec->exercise);
    struct progress progress = progress_begin(
        arena_print(work->arena, "mutants of %s", proof->spec->exercise), 0, !work->options.quiet);
    struct mutation mutation = {
        .arena = work->arena,
        .spec = proof->spec,
        .grading = &work->grading,
        .reference = fs_join(work->arena, work->folders.reference, proof->spec->exercise),
        .jobs = work->options.jobs,
        .progress = show_mutants,
        .context = &progress,
    };
    if (!equivalent_list_read(work->arena, fs_join(work->arena, folder, "equivalent.yaml"),
                              &mutation.equivalents, complaints, err) ||
        !mutation_run(&mutation, err))
        return false;
    struct str words = {.arena = work->arena};
    mutation_tell(&mutation, work->options.verbose, &words);
    fputs(words.data, stdout);
    fflush(stdout);
    bool good = mutation_score(&mutation) >= LEAST_SCORE && mutation_fits_list(&mutation);
    work->passed += good;
    work->failed += !good;
    work->broken = work->broken || mutation.counts[FATE_BROKEN];
    return true;
}

static bool prove_all(struct work *work, struct complaints *complaints, struct error *err) {
    ARRAY_EACH(proof, &work->proofs)
        if (!(work->options.mutate ? mutate(work, proof, complaints, err)
                                   : prove(work, proof, err)))
            return false;
    return true;
}

int command_verify(int argc, char **argv) {
    CLEANUP_ARENA struct arena arena = {0};
    struct work work = {.arena = &arena};
    struct complaints complaints = {0};
    struct error err = {0};
    verify_options_parse(&arena, argc, argv, &work.options);
    command_catch_interrupts();
    if (!load_all(&work, &complaints, &err))
        return command_fail("grader verify", &complaints, &err);
    int status = open_proofs(&work);
    if (status)
        return status;
    bool good = runner_init(&arena, work.options.sandbox, work.specs, &work.grading.runner, &err);
    good = good && prove_all(&work, &complaints, &err);
    if (!good || !print_flaws(&work, &err))
        return command_fail("grader verify", &complaints, &err);
    if (work.broken)
        return STATUS_GRADER;
    return work.failed || !work.passed ? STATUS_SHORT : STATUS_GOOD;
}
