// SPDX-License-Identifier: MIT
// What the grading of a right or wrong program showed, beside what it had to show. Pure.
#pragma once

#include "proof.h"
#include "verdict.h"

enum mark {
    MARK_PASSED = '.',
    MARK_REQUIRED = 'x',  // failed, as it must
    MARK_PERMITTED = 'o', // failed, as it may
    MARK_SKIPPED = '-',
    MARK_ODD = '!',   // not what it should be
    MARK_ERROR = '?', // the grader failed
};

struct showing {
    const char *marks;  // an enum mark for each check of the specification
    bool broken;        // something of ours failed
    const char *faults; // what is not as it should be, a line each; "": nothing
    const char *words;  // the messages of what failed, a line each
};

void showing_make(struct arena *arena, const struct program *program, const struct verdict *verdict,
                  struct showing *out_showing);

// As bytes, and back. False: these are no such bytes.
void showing_write(const struct showing *showing, struct str *out);
bool showing_read(struct arena *arena, struct text text, struct showing *out_showing);
