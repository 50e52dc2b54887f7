// SPDX-License-Identifier: MIT
// The repository of one exercise, for students: its page and starter code at the top.
#include "handout.h"

static bool fill(const struct course *course, struct bundle *bundle, struct complaints *complaints,
                 struct error *err) {
    struct handout handout = {.bundle = bundle, .complaints = complaints};
    if (!handout_add(&handout, course, course->exercises[0], true, err))
        return false;
    handout_finish(&handout);
    return true;
}

const struct export_kind export_assignment = {
    .name = "assignment",
    .of_one = true,
    .fill = fill,
    .save = bundle_save_folder,
};
