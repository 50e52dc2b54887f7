// SPDX-License-Identifier: MIT
// One submission, run in one order, with the place in the source of each event: what `replay` and
// `trace` share.
#pragma once

#include "one_target.h"
#include "target_options.h"
#include "verdict.h"

struct one_run_options {
    struct target_options target;
    const char *schedule;
};

struct one_run_options one_run_options_make(struct arena *arena);

// For the `children` of a command's argp; its input is a struct one_run_options.
extern const struct argp_child one_run_argp_children[];

// The caller ends `one`, also where this fails.
bool one_run_make(struct arena *arena, const struct one_run_options *options,
                  struct one_target *one, struct verdict *out_verdict, struct error *err);
