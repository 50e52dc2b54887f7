// SPDX-License-Identifier: MIT
// A shell in which the grader's command lines can be completed by a script.
//
// To add one: shells/<name>.c with `const struct shell shell_<name>` and a row in shells/list.def.
#pragma once

#include "base/str.h"

struct shell {
    const char *name;
    // Adds the script. It is made of the tables of completion.h, and knows no word of its own.
    void (*write)(struct arena *arena, struct str *out);
};

#define SHELL(name) extern const struct shell shell_##name;
#include "shells/list.def"
#undef SHELL

extern const struct shell *const shells[];
extern const size_t shell_count;
