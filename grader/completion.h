// SPDX-License-Identifier: MIT
// What may stand on the grader's command lines, by the tables of those who read them. The commands
// themselves are in command.h.
#pragma once

#include "base/array.h"

#include <argp.h>
#include <stdbool.h>

struct known_options {
    ARRAY_OF(struct argp_option) list;
};

struct known_words {
    ARRAY_OF(const char *) list;
};

// All options that a command takes, also those that argp gives to each.
void completion_options(struct arena *arena, const struct argp *argp, struct known_options *out);

// Whether it can be written as `-x`, too.
bool completion_has_letter(const struct argp_option *option);

// What may stand where the help says so, as FORMAT[=FILE] or [CHECK|SCHEDULE], or as itself, where
// a line begins with a word in small letters; none: a file, or whatever. One that ends with a colon
// is not whole.
void completion_words(struct arena *arena, const char *usage, struct known_words *out);

// Whether files may stand behind such a word.
bool completion_goes_on(const char *usage);
