// SPDX-License-Identifier: MIT
// The one submission that a command runs again and again, or closely.
#include "one_target.h"

#include "base/fs.h"

#include <string.h>
#include <unistd.h>

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

static const struct target *of_file(struct arena *arena, const char *path,
                                    struct complaints *complaints) {
    struct spec *spec = ARENA_NEW(arena, struct spec);
    struct target *target = ARENA_NEW(arena, struct target);
    const char *slash = strrchr(path, '/');
    spec_read_text(arena, path, TEXT(modest), spec, complaints);
    spec->files.items[0] = slash ? slash + 1 : path;
    *target =
        (struct target){.path = slash ? arena_copy(arena, path, (size_t)(slash - path) + 1) : ".",
                        .spec = spec,
                        .name = path};
    return target;
}

bool one_target_find(struct arena *arena, const struct target_options *options,
                     struct one_target *out_one, struct error *err) {
    const char *submission = options->submission;
    struct targets targets = {0};
    out_one->intake.arena = arena;
    if (is_c_file(submission) && !options->spec && !options->exercise) {
        out_one->target = of_file(arena, submission, &out_one->catalogue.complaints);
        return true;
    }
    if (!catalogue_open(arena, options->specs, options->exercise, options->spec,
                        &out_one->catalogue, err) ||
        !intake_add(&out_one->intake, &out_one->catalogue, submission, &targets, err))
        return false;
    if (targets.list.count != 1)
        return error_set(err, BLAME_AUTHOR, "%s holds several exercises; name one with -e",
                         submission);
    out_one->target = targets.list.items;
    if (out_one->target->spec->clock == CLOCK_REAL)
        return error_set(
            err, BLAME_AUTHOR,
            "under `clock: real` the machine decides who runs: no order can be chosen");
    return true;
}

void one_target_end(const struct one_target *one) { intake_end(&one->intake); }
