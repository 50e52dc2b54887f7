// SPDX-License-Identifier: MIT
// What is named on the command line -> what is to be graded. A submission is a folder, or an
// archive of one, which is unpacked into a private folder.
#pragma once

#include "catalogue.h"

struct intake {
    struct arena *arena;
    ARRAY_OF(const char *) unpacked; // folders to be removed
};

// Adds the targets of one submission. What is wrong with an archive is a target's fault where its
// exercise is known. False: the path is wrong, or something of ours.
bool intake_add(struct intake *intake, const struct catalogue *catalogue, const char *path,
                struct targets *targets, struct error *err);

// Removes what was unpacked.
void intake_end(const struct intake *intake);
