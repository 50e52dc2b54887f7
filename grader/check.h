// SPDX-License-Identifier: MIT
// A kind of check: a pure function over the evidence of one run, or of all runs together.
//
// To add one: write checks/<key>.c with `const struct check_kind check_<key>`, a row in
// checks/list.def, and tests/unit/check_<key>.c. The schema, the loader, `grader lint` and the
// registry test read it from there.
#pragma once

#include "base/yaml.h"
#include "evidence.h"

enum outcome { OUTCOME_FAIL, OUTCOME_PASS, OUTCOME_ERROR, OUTCOME_SKIPPED };

// A line of output beside the line that was expected there, both safe to show; NULL: there is none.
struct compared_line {
    const char *expected, *seen;
    bool fits;
};

struct compared_lines {
    struct compared_line *items;
    size_t count, capacity;
    bool more; // there are others behind
};

struct result {
    enum outcome outcome;
    const char *expected; // what should have been, a phrase without full stop; NULL where it passed
    const char *seen;     // what was, likewise
    int process;          // where, or PROCESS_UNKNOWN
    const char *hint; // what to try; a hint of the specification takes its place, or stands behind
    bool certain;     // the hint tells what was seen to be the cause
    struct compared_lines lines; // of output, a few where it begins to differ; or none
};

struct check_kind {
    const char *key;            // in the YAML, of the file and of the symbol
    const char *summary;        // one line for the language's documentation
    const char *example;        // YAML of its parameters, as they stand behind `key: `
    const struct field *fields; // of the parameters, ended by an empty one
    size_t size;                // of the parameters' struct
    enum tool tool;             // the run that it judges
    bool needs_end;             // makes sense only where the program ended by itself
    bool needs_runs;            // compares runs, so that one is not enough
    bool needs_clock; // speaks of the program's own time, which only the virtual clock has
    // Whether it speaks of how long something takes, which a schedule may make longer; NULL: no.
    bool (*needs_pace)(const void *parameters);
    // What is wrong with parameters that are right one by one, or NULL; NULL: nothing can be.
    const char *(*objection)(const void *parameters);
    // One of the two: of each run by itself, in all of which the check must hold; of all that it
    // can judge, one at the least.
    struct result (*judge)(const void *parameters, const struct evidence *evidence,
                           struct arena *arena);
    struct result (*judge_together)(const void *parameters, const struct evidence *const *runs,
                                    size_t count, struct arena *arena);
};

#define CHECK(name) extern const struct check_kind check_##name;
#include "checks/list.def"
#undef CHECK

extern const struct check_kind *const check_kinds[];
extern const size_t check_kind_count;

// Reads the parameters into a zeroed struct of the kind's size. False after any complaint.
bool check_kind_read(const struct check_kind *kind, struct yaml *yaml, yaml_node_t *node,
                     void *out_parameters);
