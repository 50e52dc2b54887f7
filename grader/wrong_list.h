// SPDX-License-Identifier: MIT
// The list of an exercise's wrong programs (wrong.yaml): which checks each of them must fail.
// specs/README.md explains it.
#pragma once

#include "base/array.h"
#include "base/complaints.h"
#include "base/error.h"

struct wrong_check {
    const char *id; // not known to be one of the specification's
    int line;
};

struct wrong_program {
    const char *program;                    // its folder, beside the list
    ARRAY_OF(struct wrong_check) required;  // all of them must fail
    ARRAY_OF(struct wrong_check) permitted; // others that may fail, too
    const char *message;                    // words of the first required check's message; or NULL
    int line;
};

struct wrong_list {
    ARRAY_OF(struct wrong_program) rows; // each of another program
};

// False where it could not be read at all (err) or has mistakes (complaints).
bool wrong_list_read(struct arena *arena, const char *path, struct wrong_list *out_list,
                     struct complaints *complaints, struct error *err);
