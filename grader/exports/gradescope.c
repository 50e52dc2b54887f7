// SPDX-License-Identifier: MIT
// The zip that Gradescope takes for an assignment: the grader's sources, which are compiled there,
// and the specifications; no reference, and none of the programs that prove them.
#include "export.h"

#include "base/embed.h"
#include "base/fs.h"

EMBED(gradescope_setup, "grader/exports/gradescope/setup.sh");
EMBED(gradescope_run, "grader/exports/gradescope/run_autograder");

static bool add_exercise(const char *folder, const char *exercise, struct bundle *bundle,
                         struct error *err) {
    const char *spec = arena_print(bundle->arena, "specs/%s.yaml", exercise);
    const char *parts = arena_print(bundle->arena, "specs/%s", exercise); // such as a driver
    return bundle_add_tree(bundle, folder, spec, err) &&
           (!fs_is_folder(fs_join(bundle->arena, folder, parts)) ||
            bundle_add_tree(bundle, folder, parts, err));
}

static bool fill(const struct course *course, struct bundle *bundle, struct complaints *complaints,
                 struct error *err) {
    (void)complaints;
    static const char *const sources[] = {"Makefile", "LICENSE", ".ci/packages", "grader"};
    bundle_add(bundle, "setup.sh", text_of(gradescope_setup), true);
    bundle_add(bundle, "run_autograder", text_of(gradescope_run), true);
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        if (!bundle_add_tree(bundle, course->folder, sources[i], err))
            return false;
    for (const char *const *exercise = course->exercises; *exercise; exercise++)
        if (!add_exercise(course->folder, *exercise, bundle, err))
            return false;
    return true;
}

const struct export_kind export_gradescope = {
    .name = "gradescope",
    .fill = fill,
    .save = bundle_save_zip,
};
