// SPDX-License-Identifier: MIT
// The sub-commands. To add one: write commands/<name>.c with command_<name>() and a row in
// commands/list.def; its command line, <name>_argp, stands there or in <name>_options.c. The help,
// the completion of shells and the test of the man page read it.
#pragma once

#include "base/complaints.h"
#include "base/error.h"

#include <argp.h>
#include <stdio.h>

// What the grader ends with. Names for 2 and 3 are also in base/error.h: enum blame.
enum {
    STATUS_GOOD = 0,
    STATUS_SHORT = 1,
    STATUS_AUTHOR = 2,
    STATUS_GRADER = 3,
    STATUS_INTERRUPTED = 130
};

struct command {
    const char *name, *summary;
    const struct argp *argp;
    int (*run)(int argc, char **argv); // argv[0] is "grader <name>"; returns the exit status
};

#define COMMAND(name, summary)                                                                     \
    extern const struct argp name##_argp;                                                          \
    int command_##name(int argc, char **argv);
#include "commands/list.def"
#undef COMMAND

extern const struct command commands[];
extern const size_t command_count;

// Runs what argv[1] names; the exit status.
int command_run(int argc, char **argv);

// Runs this one with the words behind its name, argv[0]; the exit status.
int command_start(const struct command *command, int argc, char **argv);

// NULL: there is none of that name.
const struct command *command_named(const char *word);

// Tells which there are; the status, or that it could not be told.
int command_list(FILE *stream, int status);

// Says that there is none of that name, and which one was meant, else the advice; the exit status.
int command_unknown(const char *word, const char *advice);

// --- what commands share

// Whether what is written there should be coloured: a terminal, and NO_COLOR is not set.
bool command_colours(FILE *file);

// Of a terminal, in columns; 0: of anything else.
int command_width(FILE *file);

// SIGINT, SIGTERM and SIGHUP stop what is going on: they set proc_interrupted.
void command_catch_interrupts(void);

// Says what is wrong, the complaints where there are some, else the error, or nothing where it was
// interrupted; the exit status.
int command_fail(const char *name, const struct complaints *complaints, const struct error *err);
