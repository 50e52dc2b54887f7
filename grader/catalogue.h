// SPDX-License-Identifier: MIT
// Which specification belongs to which folder.
#pragma once

#include "spec.h"

struct target {
    const char *path; // of the submission's folder
    const struct spec *spec;
    const char *name;  // what it is called; NULL: by its path
    const char *fault; // why it can not be graded, the student's; or NULL
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

// Adds the submission's targets: the folder itself, or its sub-folders, one for each exercise.
bool catalogue_find(const struct catalogue *catalogue, const char *path, struct targets *targets,
                    struct error *err);
