// SPDX-License-Identifier: MIT
// The files of a new exercise, made from those in skeleton/, which are a part of this program.
//
// To add one: put it into skeleton/ and a row into skeleton.def. In its text, EXERCISE, TITLE and
// FILES stand for what is below.
#pragma once

#include "base/array.h"
#include "base/error.h"
#include "base/str.h"

struct skeleton {
    const char *exercise;
    ARRAY_OF(const char *) files; // of a submission; the first holds the program, the others little
};

struct skeleton_paths {
    ARRAY_OF(const char *) list;
};

// Whether these can be the names of an exercise and of its files; the author's error where not.
bool skeleton_check(const struct skeleton *skeleton, struct error *err);

// Writes the files below the folder, and lists them. Where the exercise has anything there, nothing
// is written, and it is the author's error.
bool skeleton_write(struct arena *arena, const struct skeleton *skeleton, const char *folder,
                    struct skeleton_paths *out_paths, struct error *err);
