// SPDX-License-Identifier: MIT
// A class: whose submissions are in a folder.
#pragma once

#include "intake.h"

// A file, an archive or a folder: where it is, and what it was called when it was handed in, if it
// was so, or if Canvas counted it, as it does where a name comes again.
struct handed_in {
    const char *path, *file, *uncounted;
};

struct student {
    const char *name;      // of the folder, of the archive, or what a download's names begin with
    const char *full_name; // safe to show; or NULL
    const char *id;        // likewise
    ARRAY_OF(struct handed_in) pieces;
};

struct class {
    ARRAY_OF(struct student) students; // by name
    ARRAY_OF(const char *) left_out;   // names of what is nobody's
};

// A sub-folder or an archive a student, or a download of Moodle's or Canvas's: one or several files
// a student. False: the folder can't be read, or a student is there twice.
bool class_find(struct arena *arena, const char *folder, struct class *out_class,
                struct error *err);

// Adds what a student handed in, unpacked and put together. False as intake_add().
bool student_targets(const struct student *student, struct intake *intake,
                     const struct catalogue *catalogue, struct targets *targets, struct error *err);
