// SPDX-License-Identifier: MIT
// The command line of `grader explore`.
#include "explore_options.h"

#include "argument.h"
#include "sandbox.h"
#include "schedules.h"

#include <argp.h>

enum { KEY_SPECS = 256, KEY_COMMAND, KEY_SEED };
enum { USUAL_SECONDS = 30, MOST_SECONDS = 86400 };

static const struct argp_option known[] = {
    {"exercise", 'e', "NAME", 0, "The exercise; else it is found by the names of the files", 0},
    {"spec", 's', "FILE", 0, "The specification file", 0},
    {"specs", KEY_SPECS, "DIR", 0,
     "Where the specifications are; else $GRADER_SPECS, ./specs, the installed ones", 0},
    {"sandbox", 'b', "SANDBOX", 0, sandbox_help, 0},
    {"command", KEY_COMMAND, "'PROGRAM ARG...'", 0,
     "A program that is already there, in place of C source", 0},
    {"time", 't', "SECONDS", 0, "How long to search (30)", 0},
    {"seed", KEY_SEED, "N", 0, "The first seed (1)", 0},
    {0},
};

struct parsing {
    struct arena *arena;
    struct explore_options *options;
};

static void check_together(struct argp_state *state, const struct explore_options *options) {
    if (!options->submission)
        argp_error(state, "name the folder of a submission");
    if (options->exercise && options->spec)
        argp_error(state, "-e and -s both name the specification; give one of them");
    if (options->command && !options->exercise && !options->spec)
        argp_error(state, "--command needs -e or -s: the files do not tell the exercise");
}

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct parsing *parsing = state->input;
    struct explore_options *options = parsing->options;
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
    case 't':
        options->seconds = argument_number(state, "--time", argument, MOST_SECONDS);
        break;
    case KEY_SPECS:
        options->specs = argument;
        break;
    case KEY_COMMAND:
        options->command = argument_words(state, parsing->arena, argument);
        break;
    case KEY_SEED:
        options->seed = argument_number(state, "--seed", argument, SCHEDULE_MOST_SEED);
        break;
    case ARGP_KEY_ARG:
        if (options->submission)
            argp_error(state, "name one submission, not several");
        options->submission = argument;
        break;
    case ARGP_KEY_END:
        check_together(state, options);
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

void explore_options_parse(struct arena *arena, int argc, char **argv,
                           struct explore_options *out_options) {
    static const struct argp argp = {
        .options = known,
        .parser = parse,
        .args_doc = "SUBMISSION",
        .doc = "Run a submission in one random order after the other, and tell which checks fail, "
               "how often, and under which kind of order. Valgrind's run is left out. Of a C file "
               "alone, "
               "FILE.c, is asked that it ends by itself with exit status 0.\v"
               "Exit status: 0 nothing failed, 1 something did, 2 the command line or a "
               "specification is wrong, 3 the grader or the machine failed.",
    };
    *out_options = (struct explore_options){
        .sandbox = sandbox_by_default(), .seconds = USUAL_SECONDS, .seed = 1};
    struct parsing parsing = {arena, out_options};
    argp_parse(&argp, argc, argv, 0, NULL, &parsing);
}
