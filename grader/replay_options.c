// SPDX-License-Identifier: MIT
// The command line of `grader replay`.
#include "replay_options.h"

#include "argument.h"

enum { KEY_SCHEDULE = 256 };

static const struct argp_option known[] = {
    {"schedule", KEY_SCHEDULE, "SCHEDULE", 0,
     "The order, as a report names it, such as random:7 (first-come)", 0},
    {0},
};

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct replay_options *options = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &options->target;
        break;
    case KEY_SCHEDULE:
        options->schedule = argument;
        break;
    case ARGP_KEY_SUCCESS:
        argument_schedule(state, options->schedule, options->target.command);
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

const struct argp replay_argp = {
    .options = known,
    .parser = parse,
    .args_doc = "SUBMISSION",
    .doc = "Run a submission in one order, and tell what each of its processes did, one thing "
           "after the other, with the line of its source; then what does not hold. The same "
           "order is the same run on every machine. Valgrind's run is left out.\v"
           "Exit status: 0 everything holds, 1 something does not, 2 the command line or a "
           "specification is wrong, 3 the grader or the machine failed.",
    .children = target_argp_children,
};

void replay_options_parse(struct arena *arena, int argc, char **argv,
                          struct replay_options *out_options) {
    *out_options = (struct replay_options){.target = {.arena = arena, .only_one = true},
                                           .schedule = "first-come"};
    argp_parse(&replay_argp, argc, argv, 0, NULL, out_options);
}
