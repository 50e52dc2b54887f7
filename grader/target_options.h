// SPDX-License-Identifier: MIT
// The options with which several commands name what is graded, and how: a child of their argp.
#pragma once

#include <argp.h>
#include <stdbool.h>

struct arena;

struct target_options {
    struct arena *arena;        // set by the caller
    bool only_one;              // likewise: takes one submission, else the parent takes them
    const char *submission;     // this one
    const char *const *command; // words, ended by NULL; NULL: none
    const char *exercise, *spec, *specs, *sandbox;
};

// Its input is a struct target_options, which the parent hands over at ARGP_KEY_INIT.
extern const struct argp target_argp;

// For the parent's `children`.
extern const struct argp_child target_argp_children[];
