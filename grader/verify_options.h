// SPDX-License-Identifier: MIT
// The command line of `grader verify`.
#pragma once

#include "proof.h"

#include <argp.h>

struct verify_options {
    ARRAY_OF(const char *) exercises; // none: all
    const char *specs, *sandbox;
    struct proof_folders folders; // NULL: the default
    size_t jobs, rounds;
    bool mutate;
    bool quiet, verbose;
};

extern const struct argp verify_argp;

// Ends the program with status 2 where the command line is wrong, and with 0 after --help.
void verify_options_parse(struct arena *arena, int argc, char **argv,
                          struct verify_options *out_options);
