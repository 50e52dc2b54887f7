// SPDX-License-Identifier: MIT
// Reads which run is asked for, and makes it.
#include "one_run.h"

#include "argument.h"
#include "grading.h"

enum { KEY_SCHEDULE = 256 };

static const struct argp_option known[] = {
    {"schedule", KEY_SCHEDULE, "SCHEDULE", 0,
     "The order, as a report names it, such as random:7 (first-come)", 0},
    {0},
};

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct one_run_options *options = state->input;
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

static const struct argp argp = {
    .options = known, .parser = parse, .children = target_argp_children};

const struct argp_child one_run_argp_children[] = {{.argp = &argp}, {0}};

struct one_run_options one_run_options_make(struct arena *arena) {
    return (struct one_run_options){.target = {.arena = arena, .only_one = true},
                                    .schedule = "first-come"};
}

bool one_run_make(struct arena *arena, const struct one_run_options *options,
                  struct one_target *one, struct verdict *out_verdict, struct error *err) {
    struct grading grading = {
        .command = options->target.command, .wish.only = options->schedule, .with_places = true};
    return one_target_find(arena, &options->target, one, err) &&
           runner_init(arena, options->target.sandbox, one->catalogue.folder, &grading.runner,
                       err) &&
           grading_run(arena, &grading, one->target, out_verdict, err);
}
