// SPDX-License-Identifier: MIT
// The command line of `grader explore`.
#pragma once

#include <stdint.h>

struct arena;

struct explore_options {
    const char *submission;
    const char *const *command; // words, ended by NULL; NULL: none
    const char *exercise, *spec, *specs, *sandbox;
    int64_t seconds, seed;
};

// Ends the program with status 2 where the command line is wrong, and with 0 after --help.
void explore_options_parse(struct arena *arena, int argc, char **argv,
                           struct explore_options *out_options);
