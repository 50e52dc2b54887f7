// SPDX-License-Identifier: MIT
// A format in which verdicts are told.
//
// To add one: reports/<name>.c with `const struct report report_<name>` and a row in
// reports/list.def.
#pragma once

#include "verdict.h"

#include <stdio.h>

struct report_input {
    const struct verdict *verdicts;
    size_t count;
    const char *sandbox; // its name
    bool verbose, quiet, colour;
};

struct report {
    const char *name, *summary;
    // Everything of the student's is escaped for the format.
    void (*write)(FILE *file, const struct report_input *input, struct arena *arena);
};

#define REPORT(name) extern const struct report report_##name;
#include "reports/list.def"
#undef REPORT

// What an option that names one says of itself.
extern const char report_help[];

// NULL behind the last.
const struct report *report_at(size_t number);
// NULL where there is none.
const struct report *report_named(const char *name);
// "json, text": for messages.
const char *report_names(struct arena *arena);
