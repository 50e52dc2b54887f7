// SPDX-License-Identifier: MIT
// Grades mutants in a pool of children, each in a folder of its own.
#include "mutation.h"

#include "base/fs.h"
#include "base/pool.h"
#include "submission.h"

#include <string.h>

// --- in the pool

static bool put(const struct mutation *mutation, const struct mutation_result *result,
                const char *folder, struct arena *arena, struct error *err) {
    struct submission reference;
    if (!submission_read(arena, mutation->reference, mutation->spec->files.items,
                         mutation->spec->files.count, &reference, err))
        return false;
    ARRAY_EACH(file, &reference.files) {
        bool changed = strcmp(file->name, result->file) == 0;
        if (!fs_write(fs_join(arena, folder, file->name),
                      changed ? result->mutant.text : file->data, err))
            return false;
    }
    return true;
}

static enum fate judge(const struct verdict *verdict, const char **out_words) {
    *out_words = "";
    ARRAY_EACH(check, &verdict->checks)
        if (check->outcome == OUTCOME_FAIL) {
            *out_words = check->id;
            return strcmp(check->id, "build") == 0 ? FATE_NO_PROGRAM : FATE_KILLED;
        }
    ARRAY_EACH(check, &verdict->checks)
        if (check->outcome == OUTCOME_ERROR) {
            *out_words = check->message;
            return FATE_BROKEN;
        }
    return FATE_SURVIVED;
}

static bool work(void *context, size_t task, struct str *out, struct error *err) {
    const struct mutation *mutation = context;
    const struct mutation_result *result = &mutation->results.items[task];
    const char *folder, *words;
    struct verdict verdict;
    if (!fs_make_temporary(out->arena, &folder, err))
        return false;
    struct grading grading = *mutation->grading;
    grading.in_haste = true;
    bool graded =
        put(mutation, result, folder, out->arena, err) &&
        grading_run(out->arena, &grading, &(struct target){.path = folder, .spec = mutation->spec},
                    &verdict, err);
    fs_remove_tree(folder);
    if (!graded)
        return false;
    enum fate fate = judge(&verdict, &words);
    str_print(out, "%d %s", (int)fate, words);
    return true;
}

static bool take(void *context, size_t task, struct text answer, struct error *err) {
    struct mutation *mutation = context;
    struct mutation_result *result = &mutation->results.items[task];
    if (answer.size < 2 || answer.data[0] < '0' || answer.data[0] >= '0' + FATES)
        return error_set(err, BLAME_GRADER, "what came back of a mutant's grading is incomplete");
    result->fate = (enum fate)(answer.data[0] - '0');
    result->words = arena_copy(mutation->arena, answer.data + 2, answer.size - 2);
    struct equivalent *equivalent = equivalent_find(&mutation->equivalents, &result->mutant);
    if (equivalent && result->fate == FATE_SURVIVED) {
        result->fate = FATE_EQUIVALENT;
        equivalent->used = true;
    }
    mutation->counts[result->fate]++;
    mutation->done++;
    if (mutation->progress)
        mutation->progress(mutation->context, mutation, mutation->done);
    return true;
}

static const char *name(const void *context, size_t task) {
    const struct mutation *mutation = context;
    return mutation->results.items[task].mutant.change;
}

// --- all of them

static bool make(struct mutation *mutation, struct error *err) {
    struct submission reference;
    const struct spec *spec = mutation->spec;
    if (!submission_read(mutation->arena, mutation->reference, spec->files.items, spec->files.count,
                         &reference, err))
        return false;
    if (reference.fault)
        return error_set(err, BLAME_AUTHOR, "%s: %s", mutation->reference, reference.fault);
    ARRAY_EACH(file, &reference.files) {
        size_t size = strlen(file->name);
        struct mutants mutants = {0};
        if (size > 2 && strcmp(file->name + size - 2, ".c") == 0)
            mutants_make(mutation->arena, file->data, &mutants);
        ARRAY_EACH(mutant, &mutants)
            *ARRAY_ADD(mutation->arena, &mutation->results) =
                (struct mutation_result){.file = file->name, .mutant = *mutant};
    }
    return true;
}

bool mutation_run(struct mutation *mutation, struct error *err) {
    if (!make(mutation, err))
        return false;
    const struct pool pool = {
        mutation->results.count, mutation->jobs, mutation, work, take, name, NULL};
    return pool_run(mutation->arena, &pool, err);
}

double mutation_score(const struct mutation *mutation) {
    size_t killed = mutation->counts[FATE_KILLED];
    size_t all = killed + mutation->counts[FATE_SURVIVED];
    return all ? 100.0 * (double)killed / (double)all : 100;
}

bool mutation_fits_list(const struct mutation *mutation) {
    ARRAY_EACH(row, &mutation->equivalents.rows)
        if (!row->used)
            return false;
    return true;
}

static void tell(const struct mutation *mutation, const struct mutation_result *result,
                 struct str *out) {
    static const char *const fates[FATES] = {
        [FATE_KILLED] = "fails",         [FATE_SURVIVED] = "survives",
        [FATE_EQUIVALENT] = "is listed", [FATE_NO_PROGRAM] = "does not compile",
        [FATE_BROKEN] = "broke",
    };
    const char *path = fs_join(mutation->arena, mutation->reference, result->file);
    str_print(out, "%s:%d:%d: %s: %s%s%s\n", path, result->mutant.line, result->mutant.column,
              result->mutant.change, fates[result->fate], *result->words ? " " : "", result->words);
}

void mutation_tell(const struct mutation *mutation, bool all, struct str *out) {
    const size_t *counts = mutation->counts;
    str_print(out, "%s: %.1f %%: %zu of %zu mutants lose points", mutation->spec->exercise,
              mutation_score(mutation), counts[FATE_KILLED],
              counts[FATE_KILLED] + counts[FATE_SURVIVED]);
    str_print(out, " (%zu equivalent, %zu do not compile)\n", counts[FATE_EQUIVALENT],
              counts[FATE_NO_PROGRAM]);
    ARRAY_EACH(result, &mutation->results)
        if (all || result->fate == FATE_SURVIVED || result->fate == FATE_BROKEN)
            tell(mutation, result, out);
    ARRAY_EACH(row, &mutation->equivalents.rows)
        if (!row->used)
            str_print(out, "%s:%d: no mutant that survives fits this row\n",
                      mutation->equivalents.path, row->line);
}
