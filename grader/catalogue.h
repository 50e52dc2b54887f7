// SPDX-License-Identifier: MIT
// Which specification belongs to which folder.
#pragma once

#include "spec.h"

struct target {
    const char *path; // of the submission's folder
    const struct spec *spec;
    const char *name;  // what it is called; NULL: by its path
    const char *fault; // why it can not be graded, the student's; or NULL
    bool assumed;      // nothing in it says that it is of this exercise
};

struct targets {
    ARRAY_OF(struct target) list;
};

struct catalogue {
    struct arena *arena;
    const char *folder;   // of the specifications
    const char *exercise; // the only one that is meant, or NULL
    ARRAY_OF(struct spec *) specs;
    struct complaints complaints; // about the specification that could not be loaded
};

// `folder`, `exercise`, `file`: as given on the command line, or NULL. False: an error, or
// complaints.
bool catalogue_open(struct arena *arena, const char *folder, const char *exercise, const char *file,
                    struct catalogue *out_catalogue, struct error *err);

// Adds the submission's targets: those in the folder itself, or in its sub-folders. Of the only
// exercise that is meant there is always one.
bool catalogue_find(const struct catalogue *catalogue, const char *path, struct targets *targets,
                    struct error *err);

// Leaves out, from `first` on, what is assumed beside what is known. False: nothing is known.
bool targets_keep_known(struct targets *targets, size_t first);

// Whether only one of the two can be meant: of one exercise both, or the same files in one folder.
bool target_excludes(const struct target *target, const struct target *other);
