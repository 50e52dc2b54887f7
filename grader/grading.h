// SPDX-License-Identifier: MIT
// Grades one submission: plan -> build -> runs -> evidence -> oracle -> verdict.
#pragma once

#include "build.h"
#include "catalogue.h"
#include "verdict.h"

// What several gradings of one submission share.
struct builds {
    struct arena *arena; // theirs
    struct built first, second;
};

// How submissions are graded; the same for all of them.
struct grading {
    struct runner runner;
    const char *const *command; // a program that is already there, words ended by NULL; NULL: the
                                // submissions are C source
    bool in_haste;              // short limits, and no further run where those so far show a fault,
    const struct awaited_fault *faults; // or all of these, ended by one without a check
    struct schedule_wish wish;
    bool with_places;      // of each event: where in the source it happened
    bool with_stories;     // of each check that fails in some orders: what happens in one of them
    const char *keep;      // a folder for traces and the compiler's log; NULL: not kept
    struct builds *builds; // NULL: each grading builds anew
};

// The session of the runner, where it has one, is the submission's and is ended.
//
// What fails on our side becomes a verdict with the outcome `error`. False: interrupted, or the
// author's fault; then there is no verdict.
bool grading_run(struct arena *arena, const struct grading *grading, const struct target *target,
                 struct verdict *out_verdict, struct error *err);
