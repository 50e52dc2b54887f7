// SPDX-License-Identifier: MIT
// The command line of `grader trace`.
#include "trace_options.h"

enum { KEY_SVG = 256, KEY_PERFETTO };

static const struct argp_option known[] = {
    {"svg", KEY_SVG, "FILE", 0, "A picture: a lane for each process", 0},
    {"perfetto", KEY_PERFETTO, "FILE", 0,
     "Trace events in JSON, for ui.perfetto.dev and chrome://tracing", 0},
    {0},
};

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct trace_options *options = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &options->run;
        break;
    case KEY_SVG:
        options->svg = argument;
        break;
    case KEY_PERFETTO:
        options->perfetto = argument;
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

const struct argp trace_argp = {
    .options = known,
    .parser = parse,
    .args_doc = "SUBMISSION",
    .doc = "Run a submission in one order, and draw what its processes did; without --svg and "
           "--perfetto, print the trace itself, an event a line. Nothing is judged.\v"
           "Exit status: 0 the program was run, 1 it could not be built, 2 the command line or "
           "a specification is wrong, 3 the grader or the machine failed.",
    .children = one_run_argp_children,
};

void trace_options_parse(struct arena *arena, int argc, char **argv,
                         struct trace_options *out_options) {
    *out_options = (struct trace_options){.run = one_run_options_make(arena)};
    argp_parse(&trace_argp, argc, argv, 0, NULL, out_options);
}
