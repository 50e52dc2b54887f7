// SPDX-License-Identifier: MIT
// What is said of one submission: an outcome and points, and how they came about.
#pragma once

#include "spec.h"
#include "timeline.h"

struct check_verdict {
    const struct spec_check *asked; // NULL: the build
    const char *id, *title;
    enum outcome outcome;
    int points, max_points;
    struct result result; // of a pass: empty; its hint: the specification's, else the check's own
    const char *where;    // the process that the result speaks of, in words; NULL: none
    const char *schedule; // under which it failed, where there are several; or NULL
    const struct evidence *run;   // that the result speaks of; or NULL
    const struct evidence *other; // one in which it passed; or NULL
    const struct place *place;    // in the student's source; NULL: not known
    told_lines events;            // of the first, a few around where it parts from the other
    const char *message;          // one line; NULL where it passed
    bool withheld;                // what is not for students has been taken out
};

struct verdict {
    const char *submission, *exercise, *title;
    const char *const *files; // of the submission, as the compiler names them
    size_t file_count;
    enum outcome outcome;
    int points, max_points;
    ARRAY_OF(struct check_verdict) checks;  // the build first, worth no points
    bool has_driver;                        // the program has a part of the instructor's
    struct text log;                        // what the compiler said, hostile
    ARRAY_OF(const struct evidence *) runs; // the plain ones
    const struct evidence *evidence;        // of these one that failed, else the first; or NULL
};

// Fills `message` and `where`, and takes the specification's hint where it has one.
void check_verdict_explain(struct check_verdict *check, const char *hint,
                           const struct evidence *evidence, struct arena *arena);

// What the compiler said, up to a bound, escaped for people; none where it said nothing.
told_lines verdict_log_lines(const struct verdict *verdict, struct arena *arena);
// Adds them, indented below a title.
void verdict_tell_log(const struct verdict *verdict, struct str *out);

// Takes out what is not for students: of a hidden check all but title, outcome, points and the
// specification's hint; and where the program has a part of the instructor's, what it did.
void verdict_hide(struct verdict *verdict, struct arena *arena);

// The process, where what was seen does not name it already; or NULL.
const char *check_verdict_where(const struct check_verdict *check);

// What there is to say of one that did not pass, a line each: what was expected, what was seen, …
void check_verdict_tell(const struct check_verdict *check, struct str *out);

// Sums up: outcome and points.
void verdict_close(struct verdict *verdict);

// The exit status of all of them: 0 all points, 1 points lost, 3 something of ours failed.
int verdicts_status(const struct verdict *verdicts, size_t count);

const char *outcome_name(enum outcome outcome); // "pass"
// The inverse; false where there is none of that name, or it is NULL.
bool outcome_named(const char *name, enum outcome *out_outcome);
