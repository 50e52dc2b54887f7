// SPDX-License-Identifier: MIT
// What `grader trace` is asked for.
#pragma once

#include "target_options.h"

struct trace_options {
    struct target_options target;
    const char *schedule;
    const char *svg, *perfetto; // files, or NULL
};

extern const struct argp trace_argp;

// Ends the program on --help and on errors (exit status 2).
void trace_options_parse(struct arena *arena, int argc, char **argv,
                         struct trace_options *out_options);
