// SPDX-License-Identifier: MIT
// The command line of `grader verify`.
#include "verify_options.h"

#include "argument.h"
#include "sandbox.h"

#include "base/fs.h"
#include "base/processor.h"

#include <argp.h>

enum { KEY_SPECS = 256, KEY_REFERENCE, KEY_RIGHT, KEY_WRONG, KEY_ROUNDS, KEY_MUTATE };
enum { MOST_JOBS = 1024, MOST_ROUNDS = 10000 };

static const struct argp_option known[] = {
    {"specs", KEY_SPECS, "DIR", 0,
     "Where the specifications are; else $GRADER_SPECS, ./specs, the installed ones", 0},
    {"reference", KEY_REFERENCE, "DIR", 0,
     "Where the references are, DIR/EXERCISE/; else `reference` beside the specifications' folder",
     0},
    {"right", KEY_RIGHT, "DIR", 0,
     "Where other right programs are, DIR/EXERCISE/PROGRAM/; else `tests/accepted` there", 0},
    {"wrong", KEY_WRONG, "DIR", 0,
     "Where the wrong programs are, DIR/EXERCISE/PROGRAM/, and their list, "
     "DIR/EXERCISE/wrong.yaml; "
     "else `tests/programs` there",
     0},
    {"jobs", 'j', "N", 0, "Grade N programs at once (default: as many as there are processors)", 0},
    {"rounds", KEY_ROUNDS, "N", 0, "Grade each program N times", 0},
    {"mutate", KEY_MUTATE, NULL, 0,
     "Make wrong programs out of the reference, by a small change each, and see whether they lose "
     "points; those that are right none the less are listed in EXERCISE/equivalent.yaml among the "
     "wrong ones",
     0},
    {"sandbox", 'b', "SANDBOX", 0, sandbox_help, 0},
    {"quiet", 'q', NULL, 0, "Print what is not as it should be, and the sum; no tables", 0},
    {"verbose", 'v', NULL, 0, "Print also what each wrong program is told", 0},
    {0},
};

struct parsing {
    struct arena *arena;
    struct verify_options *options;
};

// What is named must be there; what is the default may be missing.
static const char *folder(struct argp_state *state, const char *option, const char *argument) {
    if (!fs_is_folder(argument))
        argp_error(state, "%s: %s is not a folder", option, argument);
    return argument;
}

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct parsing *parsing = state->input;
    struct verify_options *options = parsing->options;
    switch (key) {
    case 'j':
        options->jobs = (size_t)argument_number(state, "-j", argument, MOST_JOBS);
        break;
    case 'b':
        options->sandbox = argument;
        break;
    case 'q':
        options->quiet = true;
        break;
    case 'v':
        options->verbose = true;
        break;
    case KEY_MUTATE:
        options->mutate = true;
        break;
    case KEY_SPECS:
        options->specs = argument;
        break;
    case KEY_REFERENCE:
        options->folders.reference = folder(state, "--reference", argument);
        break;
    case KEY_RIGHT:
        options->folders.right = folder(state, "--right", argument);
        break;
    case KEY_WRONG:
        options->folders.wrong = folder(state, "--wrong", argument);
        break;
    case KEY_ROUNDS:
        options->rounds = (size_t)argument_number(state, "--rounds", argument, MOST_ROUNDS);
        break;
    case ARGP_KEY_ARG:
        *ARRAY_ADD(parsing->arena, &options->exercises) = argument;
        break;
    case ARGP_KEY_END:
        if (options->quiet && options->verbose)
            argp_error(state, "-q and -v exclude each other");
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

const struct argp verify_argp = {
    .options = known,
    .parser = parse,
    .args_doc = "[EXERCISE...]",
    .doc = "Prove specifications on programs of which is known what they do: the reference and "
           "other right programs must get all points, and each wrong one must fail the checks "
           "that its list names, and no other. Without EXERCISE, all of them.\v"
           "Exit status: 0 proved, 1 not proved, 2 the command line, a specification or a list "
           "is wrong, 3 the grader or the machine failed.",
};

void verify_options_parse(struct arena *arena, int argc, char **argv,
                          struct verify_options *out_options) {
    *out_options = (struct verify_options){
        .sandbox = sandbox_by_default(), .jobs = processor_count(), .rounds = 1};
    struct parsing parsing = {arena, out_options};
    argp_parse(&verify_argp, argc, argv, 0, NULL, &parsing);
}
