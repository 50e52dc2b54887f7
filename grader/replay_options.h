// SPDX-License-Identifier: MIT
// The command line of `grader replay`.
#pragma once

#include "target_options.h"

struct replay_options {
    struct target_options target;
    const char *schedule;
};

extern const struct argp replay_argp;

// Ends the program with status 2 where the command line is wrong, and with 0 after --help.
void replay_options_parse(struct arena *arena, int argc, char **argv,
                          struct replay_options *out_options);
