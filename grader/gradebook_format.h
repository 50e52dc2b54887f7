// SPDX-License-Identifier: MIT
// A form in which grades are taken to another place.
//
// To add one: gradebooks/<name>.c with `const struct gradebook_format gradebook_<name>` and a row
// in gradebooks/list.def.
#pragma once

#include "gradebook_notes.h"

struct gradebook_output {
    struct str text;
    struct gradebook_notes *notes;
};

struct gradebook_format {
    const char *name, *summary;
    // All cells go through the functions below. False, the author's fault: it can't be written.
    bool (*write)(const struct gradebook *gradebook, struct gradebook_output *out,
                  struct error *err);
};

#define GRADEBOOK(name) extern const struct gradebook_format gradebook_##name;
#include "gradebooks/list.def"
#undef GRADEBOOK

// --- what formats share

void gradebook_put(struct gradebook_output *out, const char *cell);
void gradebook_put_number(struct gradebook_output *out, int number);
void gradebook_end_row(struct gradebook_output *out);

// The most points, as a platform tells them ("10.00", "7,5"); 0: it tells none.
double gradebook_most(const char *cell);

// Of `most` points instead of its own, with two digits at most; 0: as they are.
void gradebook_put_points(struct gradebook_output *out, const struct gradebook_result *result,
                          double most);
// A note on it, where they are others.
void gradebook_note_scale(struct gradebook_output *out, const struct gradebook_exercise *exercise,
                          double most);

// Of the roster, what tells who a student is. `row`: NULL: the headers.
void gradebook_put_identity(struct gradebook_output *out, const struct roster *roster,
                            const struct roster_row *row);

// --- the table

// What an option that names one says of itself.
extern const char gradebook_help[];

// NULL behind the last.
const struct gradebook_format *gradebook_format_at(size_t number);
// NULL where there is none.
const struct gradebook_format *gradebook_format_named(const char *name);
// "canvas, csv": for messages.
const char *gradebook_format_names(struct arena *arena);
