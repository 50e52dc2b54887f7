// SPDX-License-Identifier: MIT
// The repository that students get of a course.
#include "handout.h"

static const char head[] = "# Exercises\n"
                           "\n";

static const char foot[] =
    "\n"
    "Each has its page, and the code that you begin with. In its folder `make` builds your program "
    "and `make check`\n"
    "grades it; that needs `grader` on your `PATH`. `grader explain CHECK` tells what a check "
    "proves.\n";

// Its points are told where they are not those that `make check` gives.
static void add_line(const struct handed_out *given, struct str *page) {
    str_print(page, "- [%s](assignments/%s): %s", given->exercise, given->exercise, given->title);
    if (!given->points)
        str_print(page, " (graded by your instructor)");
    else if (given->points < given->all_points)
        str_print(page, " (%d of %d points; the others are graded by your instructor)",
                  given->points, given->all_points);
    str_print(page, "\n");
}

static bool fill(const struct course *course, struct bundle *bundle, struct complaints *complaints,
                 struct error *err) {
    struct handout handout = {.bundle = bundle, .complaints = complaints};
    struct str page = {.arena = bundle->arena};
    for (const char *const *exercise = course->exercises; *exercise; exercise++)
        if (!handout_add(&handout, course, *exercise, false, err))
            return false;
    str_add(&page, text_of(head));
    ARRAY_EACH(given, &handout.exercises)
        add_line(given, &page);
    str_add(&page, text_of(foot));
    bundle_add(bundle, "README.md", str_text(&page), false);
    handout_finish(&handout);
    return true;
}

const struct export_kind export_student = {
    .name = "student",
    .fill = fill,
    .save = bundle_save_folder,
};
