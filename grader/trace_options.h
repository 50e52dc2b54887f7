// SPDX-License-Identifier: MIT
// What `grader trace` is asked for.
#pragma once

#include "one_run.h"

struct trace_options {
    struct one_run_options run;
    const char *svg, *perfetto; // files, or NULL
};

extern const struct argp trace_argp;

// Ends the program on --help and on errors (exit status 2).
void trace_options_parse(struct arena *arena, int argc, char **argv,
                         struct trace_options *out_options);
