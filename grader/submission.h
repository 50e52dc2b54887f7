// SPDX-License-Identifier: MIT
// A student's folder. It is hostile: only named regular files are read, and no link is followed.
#pragma once

#include "base/array.h"
#include "base/error.h"
#include "base/str.h"

struct submission_file {
    const char *name;
    int mode;
    struct text data;
};

struct submission {
    const char *path; // as it was given
    ARRAY_OF(struct submission_file) files;
    const char *fault; // the student's: why a file can't be used; NULL where there is none
};

enum { SUBMISSION_MOST_BYTES = 1024 * 1024, SUBMISSION_MOST_FILES = 64 };

// Reads these files; what is wrong with them is the submission's fault. False where the folder
// itself can't be read, or a file that is there.
bool submission_read(struct arena *arena, const char *path, const char *const *names, size_t count,
                     struct submission *out_submission, struct error *err);

// Reads every regular file that is not hidden.
bool submission_read_all(struct arena *arena, const char *path, struct submission *out_submission,
                         struct error *err);
