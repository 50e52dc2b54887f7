// SPDX-License-Identifier: MIT
// What of a student's is to be graded in a batch.
#include "batch_targets.h"

#include "base/fs.h"

#include <string.h>

bool batch_means(const struct batch *batch, const char *exercise) {
    for (const char *const *one = batch->exercises; one && *one; one++)
        if (strcmp(*one, exercise) == 0)
            return true;
    return !batch->exercises;
}

static bool is_gone(const struct student *student) {
    ARRAY_EACH(piece, &student->pieces)
        if (!fs_exists(piece->path))
            return true;
    return false;
}

// False, the author's fault: none of them is asked for.
static bool keep_meant(const struct batch *batch, struct arena *arena, struct targets *targets,
                       struct error *err) {
    struct str others = {.arena = arena};
    size_t kept = 0;
    ARRAY_EACH(target, &targets->list) {
        if (batch_means(batch, target->spec->exercise))
            targets->list.items[kept++] = *target;
        else
            str_print(&others, "%s%s", others.size ? ", " : "", target->spec->exercise);
    }
    targets->list.count = kept;
    return kept ? true
                : error_set(err, BLAME_AUTHOR, "it is of another exercise than is asked for: %s",
                            str_text(&others).data);
}

bool batch_targets(const struct batch *batch, const struct student *student, struct intake *intake,
                   struct targets *targets, struct error *err) {
    struct targets assumed = {0};
    bool one = batch->only.exercise;
    if (one && !student_targets(student, intake, &batch->only, &assumed, err)) {
        if (err->blame != BLAME_AUTHOR)
            return false;
        assumed = (struct targets){0};
    }
    if (targets_keep_known(&assumed, 0)) {
        *targets = assumed;
        return true;
    }
    if (student_targets(student, intake, &batch->catalogue, targets, err))
        return keep_meant(batch, intake->arena, targets, err);
    if (err->blame != BLAME_AUTHOR)
        return false;
    if (is_gone(student)) {
        err->blame = BLAME_GRADER;
        return false;
    }
    *targets = assumed;
    return one && assumed.list.count;
}

static const char *place_of(const struct target *target) {
    return target->name ? target->name : target->path;
}

const char *batch_doubt(struct arena *arena, const struct targets *targets,
                        const struct target *target) {
    ARRAY_EACH(other, &targets->list) {
        if (other == target || !target_excludes(target, other))
            continue;
        if (other->spec != target->spec)
            return arena_print(arena, "%s has the same files; name the one that is meant with -e",
                               other->spec->exercise);
        return other < target
                   ? ""
                   : arena_print(arena, "%s and %s are both of it; which one is to be graded?",
                                 place_of(target), place_of(other));
    }
    return NULL;
}
