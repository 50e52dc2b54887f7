// SPDX-License-Identifier: MIT
// A format in which verdicts are told.
//
// To add one: reports/<name>.c with `const struct report report_<name>` and a row in
// reports/list.def.
#pragma once

#include "verdict.h"

#include <jansson.h>
#include <stdio.h>
#include <time.h>

struct report_input {
    const struct verdict *verdicts;
    size_t count;
    const char *sandbox; // its name
    bool verbose, quiet, colour;
    int width; // in columns; 0: of a file
    time_t now;
    char *(*variable)(const char *name); // of the environment, or NULL: getenv()
};

struct report {
    const char *name, *summary;
    // Everything of the student's is escaped for the format.
    void (*write)(FILE *file, const struct report_input *input, struct arena *arena);
    // What is missing before it can be written, asked before anything is graded; NULL: nothing.
    // The function is NULL where nothing can be.
    const char *(*objection)(const struct report_input *input, struct arena *arena);
};

#define REPORT(name) extern const struct report report_##name;
#include "reports/list.def"
#undef REPORT

// --- what formats share

// What is not UTF-8 is shown as \xNN; null of NULL.
json_t *report_string(struct arena *arena, const char *text);
// What the JSON report says of one.
json_t *report_object(struct arena *arena, const struct verdict *verdict);
// The verdict of which it says that, without runs. What is missing or of another type is empty. It
// keeps pointers into the object.
void report_verdict(struct arena *arena, const json_t *object, struct verdict *out_verdict);
// The compiler's words, safe to show, lines ended by '\n'; "" where it said nothing.
const char *report_log(const struct verdict *verdict, struct arena *arena);
// What there is to say of one that did not pass, safe to show, a line each that begins with a
// label;
// "" of one that did.
const char *report_details(const struct check_verdict *check, struct arena *arena);
// Its title, with the exercise where there are several verdicts.
const char *report_title(const struct report_input *input, const struct verdict *verdict,
                         const struct check_verdict *check, struct arena *arena);
// Whether something of ours failed, so that the points are not the student's.
bool report_is_faulty(const struct report_input *input);

// --- the table

// What an option that names one says of itself.
extern const char report_help[];

// NULL behind the last.
const struct report *report_at(size_t number);
// NULL where there is none.
const struct report *report_named(const char *name);
// "json, text": for messages.
const char *report_names(struct arena *arena);
