// SPDX-License-Identifier: MIT
// The command line of `grader check`.
#include "check_options.h"

#include "argument.h"

#include <string.h>

enum { KEY_KEEP = 256, KEY_SCHEDULE, KEY_SCHEDULES, KEY_SEED, KEY_AUDIENCE };

enum { MOST_SCHEDULES = 9999 };

static const struct argp_option known[] = {
    {"format", 'f', "FORMAT[=FILE]", 0, report_help, 0},
    {"schedule", KEY_SCHEDULE, "SCHEDULE", 0,
     "Run it in this order alone, such as random:7, and without Valgrind", 0},
    {"schedules", KEY_SCHEDULES, "N", 0,
     "N of each kind of random order of which the specification gives a number", 0},
    {"seed", KEY_SEED, "N", 0, "The seed of the first one of each of these (1)", 0},
    {"audience", KEY_AUDIENCE, "WHO", 0,
     "Who reads the reports: instructor (default), or student, who is not told what hidden checks "
     "expect and see",
     0},
    {"keep", KEY_KEEP, "DIR", 0, "Keep traces and the compiler's log there", 0},
    {"quiet", 'q', NULL, 0, "Print the totals only, and no progress", 0},
    {"verbose", 'v', NULL, 0, "Print the timeline of processes and the compiler's words", 0},
    {0},
};

struct parsing {
    struct arena *arena;
    struct options *options;
};

static void add_report(struct argp_state *state, struct parsing *parsing, const char *argument) {
    struct report_wish *wish = ARRAY_ADD(parsing->arena, &parsing->options->reports);
    const char *equals = strchr(argument, '=');
    size_t size = equals ? (size_t)(equals - argument) : strlen(argument);
    const char *name = arena_copy(parsing->arena, argument, size);
    wish->report = report_named(name);
    wish->path = equals ? equals + 1 : NULL;
    if (!wish->report)
        argp_error(state, "there is no format %s; there are: %s", name,
                   report_names(parsing->arena));
    if (equals && !equals[1])
        argp_error(state, "-f %s= names no file", name);
}

static void check_together(struct argp_state *state, struct parsing *parsing) {
    struct options *options = parsing->options;
    if (!options->submissions.count)
        argp_error(state, "name the folder of a submission");
    if (options->wish.only && (options->wish.count || options->wish.seed))
        argp_error(state, "--schedule names one order; --schedules and --seed are for many");
    if (options->wish.only)
        argument_schedule(state, options->wish.only, options->target.command);
    if (options->quiet && options->verbose)
        argp_error(state, "-q and -v exclude each other");
    if (!options->reports.count)
        add_report(state, parsing, "text");
}

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct parsing *parsing = state->input;
    struct options *options = parsing->options;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &options->target;
        break;
    case 'f':
        add_report(state, parsing, argument);
        break;
    case 'q':
        options->quiet = true;
        break;
    case 'v':
        options->verbose = true;
        break;
    case KEY_AUDIENCE:
        options->for_students = strcmp(argument, "student") == 0;
        if (!options->for_students && strcmp(argument, "instructor") != 0)
            argp_error(state, "--audience is student or instructor");
        break;
    case KEY_KEEP:
        options->keep = argument;
        break;
    case KEY_SCHEDULE:
        options->wish.only = argument;
        break;
    case KEY_SCHEDULES:
        options->wish.count = argument_number(state, "--schedules", argument, MOST_SCHEDULES);
        break;
    case KEY_SEED:
        options->wish.seed = argument_number(state, "--seed", argument, SCHEDULE_MOST_SEED);
        break;
    case ARGP_KEY_ARG:
        *ARRAY_ADD(parsing->arena, &options->submissions) = argument;
        break;
    case ARGP_KEY_SUCCESS:
        check_together(state, parsing);
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

const struct argp check_argp = {
    .options = known,
    .parser = parse,
    .args_doc = "SUBMISSION...",
    .doc = "Grade submissions: folders with the files of one exercise, or with one sub-folder "
           "for each exercise.\v"
           "Exit status: 0 all points, 1 points lost, 2 the command line or a specification "
           "is wrong, 3 the grader or the machine failed.",
    .children = target_argp_children,
};

void options_parse(struct arena *arena, int argc, char **argv, struct options *out_options) {
    *out_options = (struct options){.target.arena = arena};
    struct parsing parsing = {arena, out_options};
    argp_parse(&check_argp, argc, argv, 0, NULL, &parsing);
}
