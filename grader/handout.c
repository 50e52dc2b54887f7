// SPDX-License-Identifier: MIT
// What students get of exercises: pages, starter code, and the public parts of specifications.
#include "handout.h"

#include "redaction.h"

#include "base/embed.h"
#include "base/fs.h"

#include <errno.h>
#include <string.h>

EMBED(student_workflow, "grader/exports/student/grade.yaml");

enum { MOST_BYTES = 1 << 20 };

// By make, in the folder of an exercise.
static bool is_built(const char *name, const char *exercise) {
    size_t size = strlen(name);
    return strcmp(name, exercise) == 0 || (size > 2 && strcmp(name + size - 2, ".o") == 0);
}

// The page and what a student begins with: nothing hidden, which an editor or a tool has left.
static bool add_starter(struct handout *handout, const struct course *course, const char *exercise,
                        bool alone, struct error *err) {
    struct arena *arena = handout->bundle->arena;
    const char *place = arena_print(arena, "assignments/%s", exercise);
    const char *folder = fs_join(arena, course->folder, place);
    const char **names = fs_list(arena, folder);
    if (!names)
        return error_set(err, BLAME_AUTHOR, "cannot read the folder %s: %s", folder,
                         strerror(errno));
    for (; *names; names++)
        if (!is_built(*names, exercise) &&
            !bundle_add_tree(handout->bundle, alone ? folder : course->folder,
                             alone ? *names : fs_join(arena, place, *names), err))
            return false;
    str_print(&handout->ignored, "/%s\n", alone ? exercise : fs_join(arena, place, exercise));
    return true;
}

// Where something is left of it; its driver then serves public checks alone.
static void add_spec(struct handout *handout, const char *exercise,
                     const struct redaction *redaction) {
    struct arena *arena = handout->bundle->arena;
    const struct spec *spec = &redaction->spec;
    if (!redaction->points)
        return;
    bundle_add(handout->bundle, arena_print(arena, "specs/%s.yaml", exercise), redaction->text,
               false);
    if (spec->driver)
        bundle_add(handout->bundle, arena_print(arena, "specs/%s/%s", spec->exercise, spec->driver),
                   spec->driver_source, false);
}

bool handout_add(struct handout *handout, const struct course *course, const char *exercise,
                 bool alone, struct error *err) {
    struct arena *arena = handout->bundle->arena;
    const char *path = arena_print(arena, "%s/specs/%s.yaml", course->folder, exercise);
    struct text source;
    struct redaction redaction;
    handout->ignored.arena = arena;
    if (!fs_read(arena, path, MOST_BYTES, &source, err)) {
        err->blame = BLAME_AUTHOR;
        return false;
    }
    if (!redaction_make(arena, path, source, &redaction, handout->complaints) ||
        !add_starter(handout, course, exercise, alone, err))
        return false;
    add_spec(handout, exercise, &redaction);
    *ARRAY_ADD(arena, &handout->exercises) =
        (struct handed_out){exercise, redaction.spec.title, redaction.points, redaction.all_points};
    return true;
}

void handout_finish(struct handout *handout) {
    int points = 0;
    ARRAY_EACH(given, &handout->exercises)
        points += given->points;
    str_print(&handout->ignored, "*.o\n");
    bundle_add(handout->bundle, ".gitignore", str_text(&handout->ignored), false);
    if (points)
        bundle_add(handout->bundle, ".github/workflows/grade.yaml", text_of(student_workflow),
                   false);
}
