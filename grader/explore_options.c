// SPDX-License-Identifier: MIT
// The command line of `grader explore`.
#include "explore_options.h"

#include "argument.h"
#include "schedules.h"

enum { KEY_SEED = 256 };
enum { USUAL_SECONDS = 30, MOST_SECONDS = 86400 };

static const struct argp_option known[] = {
    {"time", 't', "SECONDS", 0, "How long to search (30)", 0},
    {"seed", KEY_SEED, "N", 0, "The first seed (1)", 0},
    {0},
};

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct explore_options *options = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &options->target;
        break;
    case 't':
        options->seconds = argument_number(state, "--time", argument, MOST_SECONDS);
        break;
    case KEY_SEED:
        options->seed = argument_number(state, "--seed", argument, SCHEDULE_MOST_SEED);
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

const struct argp explore_argp = {
    .options = known,
    .parser = parse,
    .args_doc = "SUBMISSION",
    .doc = "Run a submission in one random order after the other, and tell which checks fail, "
           "how often, and under which kind of order. Valgrind's run is left out. Of a C file "
           "alone, FILE.c, is asked that it ends by itself with exit status 0.\v"
           "Exit status: 0 nothing failed, 1 something did, 2 the command line or a "
           "specification is wrong, 3 the grader or the machine failed.",
    .children = target_argp_children,
};

void explore_options_parse(struct arena *arena, int argc, char **argv,
                           struct explore_options *out_options) {
    *out_options = (struct explore_options){
        .target = {.arena = arena, .only_one = true}, .seconds = USUAL_SECONDS, .seed = 1};
    argp_parse(&explore_argp, argc, argv, 0, NULL, out_options);
}
