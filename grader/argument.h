// SPDX-License-Identifier: MIT
// Arguments of options that several commands have. What is wrong ends the program with status 2.
#pragma once

#include "base/arena.h"

#include <argp.h>
#include <stdint.h>

int64_t argument_number(struct argp_state *state, const char *option, const char *text, long most);

// Of --schedule: there is such an order, and a program that is there (`command`) can be run in it.
void argument_schedule(struct argp_state *state, const char *name, const char *const *command);

// The parser of a command that takes one word or none; its input is where that goes, a const char
// *.
error_t argument_word(int key, char *argument, struct argp_state *state);

// The words of --command, ended by NULL: cut at spaces; single and double quotes keep them
// together.
const char *const *argument_words(struct argp_state *state, struct arena *arena, const char *line);
