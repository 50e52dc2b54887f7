// SPDX-License-Identifier: MIT
// The one submission that a command runs again and again, or closely: a folder, an archive, or a C
// file alone, of which no specification is needed.
#pragma once

#include "catalogue.h"
#include "intake.h"
#include "target_options.h"

struct one_target {
    struct catalogue catalogue;
    struct intake intake;
    const struct target *target;
};

// False with `err` or with complaints in the catalogue. The caller ends it, also then.
bool one_target_find(struct arena *arena, const struct target_options *options,
                     struct one_target *out_one, struct error *err);

void one_target_end(const struct one_target *one);
