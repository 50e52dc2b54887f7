// SPDX-License-Identifier: MIT
// What the names say that Moodle and Canvas give to the submissions of a class when all of them are
// downloaded at once.
#pragma once

#include "base/arena.h"

#include <stdbool.h>

struct download_name {
    const char *student;   // the part that all names of one student share
    const char *full_name; // NULL where the name does not tell
    const char *id;        // the student's number in the platform
    const char *file;      // "" of a folder; NULL of what was not handed in as a file
    const char *uncounted; // what it was called where Canvas counted it; else the same
};

// False: it is not one of these.
bool download_name_read(struct arena *arena, const char *name, bool is_folder,
                        struct download_name *out_name);
