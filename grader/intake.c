// SPDX-License-Identifier: MIT
// What is named on the command line -> what is to be graded.
#include "intake.h"

#include "archive.h"

#include "base/fs.h"

#include <string.h>

// Archives of a whole folder hold that folder alone.
static const char *descend(struct arena *arena, const char *folder) {
    enum { MOST_LEVELS = 3 };
    for (int level = 0; level < MOST_LEVELS; level++) {
        const char **names = fs_list_all(arena, folder);
        if (!names || !names[0] || names[1] || !fs_is_folder(fs_join(arena, folder, names[0])))
            break;
        folder = fs_join(arena, folder, names[0]);
    }
    return folder;
}

static const struct spec *spec_named_like(struct arena *arena, const struct catalogue *catalogue,
                                          const char *path) {
    const char *name = fs_base_name(arena, path);
    if (catalogue->exercise)
        return catalogue->specs.items[0];
    ARRAY_EACH(spec, &catalogue->specs) {
        size_t size = strlen((*spec)->exercise);
        if (strncmp(name, (*spec)->exercise, size) == 0 && (!name[size] || name[size] == '.'))
            return *spec;
    }
    return NULL;
}

// What was found below the folder is called by the archive's name, with the way within it where
// there is more than one.
static void rename_from(struct arena *arena, struct targets *targets, size_t first,
                        const char *folder, const char *path) {
    bool several = targets->list.count > first + 1;
    for (size_t i = first; i < targets->list.count; i++) {
        struct target *target = &targets->list.items[i];
        const char *rest = target->path + strlen(folder);
        target->name = several && *rest ? arena_print(arena, "%s%s", path, rest) : path;
    }
}

static bool add_archive(struct intake *intake, const struct catalogue *catalogue, const char *path,
                        struct targets *targets, struct error *err) {
    const char *folder, *fault;
    if (!fs_make_temporary(intake->arena, &folder, err))
        return false;
    *ARRAY_ADD(intake->arena, &intake->unpacked) = folder;
    if (!archive_unpack(intake->arena, path, folder, &fault, err))
        return false;
    const struct spec *spec = spec_named_like(intake->arena, catalogue, path);
    size_t first = targets->list.count;
    const char *top = descend(intake->arena, folder);
    if (!fault && catalogue_find(catalogue, top, targets, err)) {
        rename_from(intake->arena, targets, first, top, path);
        return true;
    }
    if (!spec)
        return fault
                   ? error_set(err, BLAME_AUTHOR, "%s: %s; name the exercise with -e", path, fault)
                   : error_set(err, BLAME_AUTHOR,
                               "%s holds the files of no known exercise (specifications: %s); "
                               "name the exercise with -e",
                               path, catalogue->folder);
    *ARRAY_ADD(intake->arena, &targets->list) = (struct target){
        .path = top, .spec = spec, .name = path, .fault = fault, .assumed = catalogue->exercise};
    return true;
}

// Adds what is known in the archives of the folder, and of one that is alone in it what is assumed,
// too. False, the author's fault: there is nothing of this.
static bool add_packed(struct intake *intake, const struct catalogue *catalogue, const char *folder,
                       struct targets *packed, struct error *err) {
    const char **names = fs_list(intake->arena, folder);
    bool alone = names && names[0] && !names[1];
    for (; names && *names; names++) {
        const char *path = fs_join(intake->arena, folder, *names);
        struct error trouble;
        if (!fs_is_real_file(path) || !archive_is(path) ||
            add_archive(intake, catalogue, path, packed, &trouble))
            continue;
        if (alone || trouble.blame != BLAME_AUTHOR)
            *err = trouble;
        if (trouble.blame != BLAME_AUTHOR)
            return false;
    }
    return targets_keep_known(packed, 0) || (alone && packed->list.count);
}

// A platform may put what a student hands in into a folder: where nothing in it is known, its
// archives are what is to be graded.
static bool add_folder(struct intake *intake, const struct catalogue *catalogue, const char *path,
                       struct targets *targets, struct error *err) {
    struct targets packed = {0};
    size_t first = targets->list.count;
    bool found = catalogue_find(catalogue, path, targets, err);
    if (found ? targets_keep_known(targets, first) : err->blame != BLAME_AUTHOR)
        return found;
    err->blame = BLAME_AUTHOR;
    if (!add_packed(intake, catalogue, path, &packed, err))
        return found && err->blame == BLAME_AUTHOR;
    targets->list.count = first;
    ARRAY_EACH(target, &packed.list)
        *ARRAY_ADD(intake->arena, &targets->list) = *target;
    return true;
}

bool intake_add(struct intake *intake, const struct catalogue *catalogue, const char *path,
                struct targets *targets, struct error *err) {
    return archive_is(path) ? add_archive(intake, catalogue, path, targets, err)
                            : add_folder(intake, catalogue, path, targets, err);
}

void intake_end(const struct intake *intake) {
    ARRAY_EACH(folder, &intake->unpacked)
        fs_remove_tree(*folder);
}
