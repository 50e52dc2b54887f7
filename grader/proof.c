// SPDX-License-Identifier: MIT
// What is to be proved of an exercise: collects its programs, and finds what is missing.
#include "proof.h"

#include "base/fs.h"
#include "base/suggest.h"

#include <string.h>

// --- where things are

// "" where that is the current folder.
static const char *parent_of(struct arena *arena, const char *folder) {
    size_t size = strlen(folder);
    while (size > 1 && folder[size - 1] == '/')
        size--;
    size_t start = size;
    while (start > 0 && folder[start - 1] != '/')
        start--;
    const char *name = arena_copy(arena, folder + start, size - start);
    if (!*name || strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
        return fs_join(arena, folder, "../");
    return arena_copy(arena, folder, start);
}

struct proof_folders proof_folders_beside(struct arena *arena, const char *specs) {
    const char *parent = parent_of(arena, specs);
    return (struct proof_folders){
        .reference = arena_print(arena, "%sreference", parent),
        .right = arena_print(arena, "%stests/accepted", parent),
        .wrong = arena_print(arena, "%stests/programs", parent),
    };
}

// --- flaws

static void find(struct proof *proof, const char *path, int line, const char *text) {
    *ARRAY_ADD(proof->arena, &proof->flaws) = (struct flaw){path, line, text};
}

// `build` is judged before all checks of a specification.
static bool is_known(const struct spec *spec, const char *id) {
    ARRAY_EACH(check, &spec->checks)
        if (strcmp(check->id, id) == 0)
            return true;
    return strcmp(id, "build") == 0;
}

static void find_unknown(struct proof *proof, const struct wrong_check *checks, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (is_known(proof->spec, checks[i].id))
            continue;
        struct suggestion suggestion = {.word = checks[i].id};
        ARRAY_EACH(check, &proof->spec->checks)
            suggestion_offer(&suggestion, check->id);
        find(proof, proof->list_path, checks[i].line,
             arena_print(proof->arena, "no check of %s has the id `%s`%s", proof->spec->path,
                         checks[i].id, suggestion_phrase(&suggestion, proof->arena)));
    }
}

static bool is_failed(const struct proof *proof, const char *id) {
    ARRAY_EACH(program, &proof->programs) {
        if (!program->row)
            continue;
        ARRAY_EACH(check, &program->row->required)
            if (strcmp(check->id, id) == 0)
                return true;
    }
    return false;
}

static void find_unfailed(struct proof *proof) {
    ARRAY_EACH(check, &proof->spec->checks)
        if (!is_failed(proof, check->id))
            find(proof, proof->list_path, 1,
                 arena_print(proof->arena, "no wrong program fails `%s` (%s)", check->id,
                             check->title));
}

// --- programs

static void add(struct proof *proof, enum role role, const char *folder, const char *name,
                const struct wrong_program *row) {
    *ARRAY_ADD(proof->arena, &proof->programs) = (struct program){
        .role = role,
        .name = name,
        .target = {.path = role == ROLE_REFERENCE ? folder : fs_join(proof->arena, folder, name),
                   .spec = proof->spec},
        .row = row,
    };
}

static const struct wrong_program *row_of(const struct wrong_list *list, const char *name) {
    ARRAY_EACH(row, &list->rows)
        if (strcmp(row->program, name) == 0)
            return row;
    return NULL;
}

// Those in the folder that have no row.
static void add_folder(struct proof *proof, enum role role, const char *folder) {
    const char **names = fs_list(proof->arena, folder);
    for (; names && *names; names++)
        if (fs_is_folder(fs_join(proof->arena, folder, *names)) &&
            (role != ROLE_WRONG || !row_of(&proof->list, *names)))
            add(proof, role, folder, *names, NULL);
}

static void add_rows(struct proof *proof, const char *folder) {
    ARRAY_EACH(row, &proof->list.rows) {
        if (fs_is_folder(fs_join(proof->arena, folder, row->program)))
            add(proof, ROLE_WRONG, folder, row->program, row);
        else
            find(proof, proof->list_path, row->line,
                 arena_print(proof->arena, "there is no program `%s` beside this file",
                             row->program));
        find_unknown(proof, row->required.items, row->required.count);
        find_unknown(proof, row->permitted.items, row->permitted.count);
    }
}

bool proof_open(struct arena *arena, const struct spec *spec, const struct proof_folders *folders,
                struct proof *out_proof, struct complaints *complaints, struct error *err) {
    const char *reference = fs_join(arena, folders->reference, spec->exercise);
    const char *wrong = fs_join(arena, folders->wrong, spec->exercise);
    *out_proof = (struct proof){
        .arena = arena, .spec = spec, .list_path = fs_join(arena, wrong, "wrong.yaml")};
    if (fs_is_folder(reference))
        add(out_proof, ROLE_REFERENCE, reference, spec->exercise, NULL);
    else
        find(out_proof, reference, 0, "there is no reference program");
    add_folder(out_proof, ROLE_RIGHT, fs_join(arena, folders->right, spec->exercise));
    if (!fs_exists(out_proof->list_path)) {
        find(out_proof, out_proof->list_path, 0, "there is no list of wrong programs");
        return true;
    }
    if (!wrong_list_read(arena, out_proof->list_path, &out_proof->list, complaints, err))
        return false;
    add_rows(out_proof, wrong);
    add_folder(out_proof, ROLE_WRONG, wrong);
    find_unfailed(out_proof);
    return true;
}
