// SPDX-License-Identifier: MIT
// A specification: what a submission of one exercise must do. Read from YAML; specs/README.md
// explains the language.
#pragma once

#include "check.h"
#include "schedules.h"
#include "base/limits.h"

// What students are told of a check: all; its title, points and hint; likewise, until it is due.
enum spec_visibility { VISIBILITY_PUBLIC, VISIBILITY_HIDDEN, VISIBILITY_AFTER_DUE };

struct spec_check {
    const char *id, *title;
    const char *hint; // or NULL
    int points;
    enum spec_visibility visibility;
    ARRAY_OF(const char *) needs; // ids of earlier checks; skipped unless they all passed
    schedule_names under;         // faults, under which alone it is judged; none: under no fault
    const struct check_kind *kind;
    const void *parameters;
};

enum spec_clock { CLOCK_VIRTUAL, CLOCK_REAL };

struct spec {
    const char *path;
    struct text source; // as it was read, whatever the file is by now
    const char *exercise, *title;
    ARRAY_OF(const char *) files; // of the submission
    const char *driver;           // an instructor's file with main() in it, or NULL
    struct text driver_source;
    ARRAY_OF(const char *) libraries; // linked beside those that every program gets
    int mpi;                          // how many ranks; 0: no MPI
    enum spec_clock clock;
    schedule_names schedules; // as they stand there; see schedules_expand()
    struct limits limits;     // of a run
    ARRAY_OF(struct spec_check) checks;
};

extern const char *const spec_clocks[]; // their names, by enum spec_clock
extern const char *const spec_visibilities[];

// False where it could not be read at all (err) or has mistakes (complaints, all of them).
bool spec_read(struct arena *arena, const char *path, struct spec *out_spec,
               struct complaints *complaints, struct error *err);

// Likewise, of a text, which stays; `path` is what it is called.
bool spec_read_text(struct arena *arena, const char *path, struct text text, struct spec *out_spec,
                    struct complaints *complaints);

// Whether it names the file among those of a submission.
bool spec_has_file(const struct spec *spec, const char *name);

// The JSON Schema of the language, made from the same tables as the loader.
json_t *spec_schema(void);
