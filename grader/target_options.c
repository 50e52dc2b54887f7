// SPDX-License-Identifier: MIT
// The options with which several commands name what is graded, and how.
#include "target_options.h"

#include "argument.h"
#include "sandbox.h"

enum { KEY_SPECS = 1024, KEY_COMMAND };

static const struct argp_option known[] = {
    {"exercise", 'e', "EXERCISE", 0, "The exercise; else it is found by the names of the files", 0},
    {"spec", 's', "FILE", 0, "The specification file", 0},
    {"specs", KEY_SPECS, "DIR", 0,
     "Where the specifications are; else $GRADER_SPECS, ./specs, the installed ones", 0},
    {"sandbox", 'b', "SANDBOX", 0, sandbox_help, 0},
    {"command", KEY_COMMAND, "'PROGRAM ARG...'", 0,
     "A program that is already there, in place of C source; it runs in a folder with copies of "
     "the submission's files",
     0},
    {0},
};

static void take_submission(struct argp_state *state, struct target_options *options,
                            const char *argument) {
    if (options->submission)
        argp_error(state, "name one submission, not several");
    options->submission = argument;
}

static void check_together(struct argp_state *state, const struct target_options *options) {
    if (options->only_one && !options->submission)
        argp_error(state, "name the folder of a submission");
    if (options->exercise && options->spec)
        argp_error(state, "-e and -s both name the specification; give one of them");
    if (options->command && !options->exercise && !options->spec)
        argp_error(state, "--command needs -e or -s: the files do not tell the exercise");
}

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct target_options *options = state->input;
    switch (key) {
    case 'e':
        options->exercise = argument;
        break;
    case 's':
        options->spec = argument;
        break;
    case 'b':
        options->sandbox = argument;
        break;
    case KEY_SPECS:
        options->specs = argument;
        break;
    case KEY_COMMAND:
        options->command = argument_words(state, options->arena, argument);
        break;
    case ARGP_KEY_INIT:
        options->sandbox = sandbox_by_default();
        break;
    case ARGP_KEY_ARG:
        if (!options->only_one)
            return ARGP_ERR_UNKNOWN;
        take_submission(state, options, argument);
        break;
    case ARGP_KEY_SUCCESS:
        check_together(state, options);
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

const struct argp target_argp = {.options = known, .parser = parse};

const struct argp_child target_argp_children[] = {{.argp = &target_argp}, {0}};
