// SPDX-License-Identifier: MIT
// Which specification belongs to which folder: by the names of the files in it, or by the folder's
// own name.
#include "catalogue.h"

#include "base/fs.h"
#include "base/suggest.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

// --- loading

static bool load(struct catalogue *catalogue, const char *path, struct error *err) {
    struct spec *spec = ARENA_NEW(catalogue->arena, struct spec);
    *ARRAY_ADD(catalogue->arena, &catalogue->specs) = spec;
    return spec_read(catalogue->arena, path, spec, &catalogue->complaints, err);
}

static const char *installed_folder(struct arena *arena) {
    const char *folder = fs_join(arena, fs_own_folder(arena), "../share/grader/specs");
    if (fs_is_folder(folder))
        return folder;
    return GRADER_PREFIX "/share/grader/specs";
}

static const char *default_folder(struct arena *arena) {
    const char *folder = getenv("GRADER_SPECS");
    if (folder && *folder)
        return folder;
    return fs_is_folder("specs") ? "specs" : installed_folder(arena);
}

static bool is_spec_file(const char *name) {
    size_t size = strlen(name);
    return size > 5 && strcmp(name + size - 5, ".yaml") == 0;
}

static bool load_all(struct catalogue *catalogue, struct error *err) {
    const char **names = fs_list(catalogue->arena, catalogue->folder);
    if (!names)
        return error_set(err, BLAME_AUTHOR,
                         "cannot read the folder of specifications %s: %s; name it with --specs",
                         catalogue->folder, strerror(errno));
    for (; *names; names++)
        if (is_spec_file(*names) &&
            !load(catalogue, fs_join(catalogue->arena, catalogue->folder, *names), err))
            return false;
    return catalogue->specs.count
               ? true
               : error_set(err, BLAME_AUTHOR, "there is no specification (*.yaml) in %s",
                           catalogue->folder);
}

static bool no_such_exercise(struct catalogue *catalogue, struct error *err) {
    const char **names = fs_list(catalogue->arena, catalogue->folder);
    struct str known = {.arena = catalogue->arena};
    struct suggestion suggestion = {.word = catalogue->exercise};
    for (; names && *names; names++) {
        if (!is_spec_file(*names))
            continue;
        const char *name = arena_copy(catalogue->arena, *names, strlen(*names) - 5);
        suggestion_offer(&suggestion, name);
        str_print(&known, "%s%s", known.size ? ", " : "", name);
    }
    return error_set(err, BLAME_AUTHOR, "there is no exercise %s in %s%s (there are: %s)",
                     catalogue->exercise, catalogue->folder,
                     suggestion_phrase(&suggestion, catalogue->arena),
                     known.size ? known.data : "none");
}

bool catalogue_open(struct arena *arena, const char *folder, const char *exercise, const char *file,
                    struct catalogue *out_catalogue, struct error *err) {
    *out_catalogue = (struct catalogue){.arena = arena, .exercise = exercise};
    out_catalogue->complaints.arena = arena;
    if (file) {
        if (!load(out_catalogue, file, err))
            return false;
        out_catalogue->exercise = out_catalogue->specs.items[0]->exercise;
        const char *slash = strrchr(file, '/');
        out_catalogue->folder = slash ? arena_copy(arena, file, (size_t)(slash - file) + 1) : ".";
        return true;
    }
    out_catalogue->folder = folder ? folder : default_folder(arena);
    if (!exercise)
        return load_all(out_catalogue, err);
    const char *path =
        fs_join(arena, out_catalogue->folder, arena_print(arena, "%s.yaml", exercise));
    if (strchr(exercise, '/') || !fs_exists(path))
        return no_such_exercise(out_catalogue, err);
    return load(out_catalogue, path, err);
}

// --- finding

static size_t count_files(struct arena *arena, const char *folder, const struct spec *spec) {
    size_t found = 0;
    ARRAY_EACH(file, &spec->files)
        found += fs_exists(fs_join(arena, folder, *file));
    return found;
}

static bool holds(struct arena *arena, const char *folder, const struct spec *spec) {
    return spec->files.count && count_files(arena, folder, spec) == spec->files.count;
}

static bool names_all_of(const struct spec *spec, const struct spec *other) {
    ARRAY_EACH(file, &other->files)
        if (!spec_has_file(spec, *file))
            return false;
    return true;
}

// Of two that are both in the folder, the files of one among the other's: that of the folder's name
// is meant, else the one with more files.
static bool is_meant_instead(const struct spec *other, const struct spec *spec, const char *name) {
    if (strcmp(spec->exercise, name) == 0)
        return false;
    bool fewer = names_all_of(other, spec), more = names_all_of(spec, other);
    return strcmp(other->exercise, name) == 0 ? fewer || more : fewer && !more;
}

static void add(const struct catalogue *catalogue, const char *path, const struct spec *spec,
                struct targets *targets) {
    *ARRAY_ADD(catalogue->arena, &targets->list) = (struct target){.path = path, .spec = spec};
}

// The exercises whose files are all in the folder; where there is none, that of its name.
static bool find_here(const struct catalogue *catalogue, const char *folder,
                      struct targets *targets) {
    const char *name = fs_base_name(catalogue->arena, folder);
    ARRAY_OF(const struct spec *) held = {0};
    ARRAY_EACH(spec, &catalogue->specs)
        if (holds(catalogue->arena, folder, *spec))
            *ARRAY_ADD(catalogue->arena, &held) = *spec;
    ARRAY_EACH(spec, &held) {
        bool meant = true;
        ARRAY_EACH(other, &held)
            meant = meant && !is_meant_instead(*other, *spec, name);
        if (meant)
            add(catalogue, folder, *spec, targets);
    }
    ARRAY_EACH(spec, &catalogue->specs)
        if (!held.count && strcmp((*spec)->exercise, name) == 0) {
            add(catalogue, folder, *spec, targets);
            return true;
        }
    return held.count;
}

// Of a folder that a student may have made: a link could lead to somebody else's.
static const char *inner_folder(const struct catalogue *catalogue, const char *path,
                                const char *name) {
    const char *inner = fs_join(catalogue->arena, path, name);
    return fs_is_real_folder(inner) ? inner : NULL;
}

// As in the repository that students get.
static const char *assignments_in(const struct catalogue *catalogue, const char *path) {
    return inner_folder(catalogue, path, "assignments");
}

static bool find_in_folders(const struct catalogue *catalogue, const char *path,
                            struct targets *targets) {
    bool found = false;
    const char **names = fs_list(catalogue->arena, path);
    for (; names && *names; names++) {
        const char *inner = inner_folder(catalogue, path, *names);
        found |= inner && find_here(catalogue, inner, targets);
    }
    return found;
}

static bool find_below(const struct catalogue *catalogue, const char *path,
                       struct targets *targets) {
    const char *assignments = assignments_in(catalogue, path);
    return find_in_folders(catalogue, path, targets) ||
           (assignments && find_in_folders(catalogue, assignments, targets));
}

// One exercise is meant: its sub-folder, where the folder itself holds none of its files.
static void find_one(const struct catalogue *catalogue, const char *path, struct targets *targets) {
    const struct spec *spec = catalogue->specs.items[0];
    const char *assignments = assignments_in(catalogue, path);
    const char *inner = inner_folder(catalogue, path, spec->exercise);
    if (!inner && assignments)
        inner = inner_folder(catalogue, assignments, spec->exercise);
    bool here = count_files(catalogue->arena, path, spec) > 0;
    if (!here && inner)
        add(catalogue, inner, spec, targets);
    else if (here || !find_below(catalogue, path, targets))
        *ARRAY_ADD(catalogue->arena, &targets->list) = (struct target){
            .path = path, .spec = spec, .assumed = !holds(catalogue->arena, path, spec)};
}

bool catalogue_find(const struct catalogue *catalogue, const char *path, struct targets *targets,
                    struct error *err) {
    if (!fs_is_folder(path))
        return error_set(err, BLAME_AUTHOR, "the submission %s is not a folder", path);
    if (catalogue->exercise) {
        find_one(catalogue, path, targets);
        return true;
    }
    if (find_here(catalogue, path, targets) || find_below(catalogue, path, targets))
        return true;
    return error_set(err, BLAME_AUTHOR,
                     "%s holds the files of no known exercise (specifications: %s); name the "
                     "exercise with -e",
                     path, catalogue->folder);
}

bool targets_keep_known(struct targets *targets, size_t first) {
    size_t kept = first;
    for (size_t i = first; i < targets->list.count; i++)
        if (!targets->list.items[i].assumed)
            targets->list.items[kept++] = targets->list.items[i];
    if (kept == first)
        return false;
    targets->list.count = kept;
    return true;
}

bool target_excludes(const struct target *target, const struct target *other) {
    const struct spec *one = target->spec, *two = other->spec;
    return one == two || (strcmp(target->path, other->path) == 0 && names_all_of(one, two) &&
                          names_all_of(two, one));
}
