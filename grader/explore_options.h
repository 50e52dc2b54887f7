// SPDX-License-Identifier: MIT
// The command line of `grader explore`.
#pragma once

#include "target_options.h"

#include <stdint.h>

struct explore_options {
    struct target_options target;
    int64_t seconds, seed;
};

extern const struct argp explore_argp;

// Ends the program with status 2 where the command line is wrong, and with 0 after --help.
void explore_options_parse(struct arena *arena, int argc, char **argv,
                           struct explore_options *out_options);
