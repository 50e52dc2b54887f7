// SPDX-License-Identifier: MIT
// The command line of `grader batch`.
#include "batch_options.h"

#include "argument.h"
#include "sandbox.h"

#include "base/processor.h"

#include <argp.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    KEY_SPECS = 256,
    KEY_ONLY_FAILED,
    KEY_CHECK,
    KEY_DRY_RUN,
    KEY_ANEW,
    KEY_SHARD,
    KEY_SHARDS,
    KEY_ENGINE,
    KEY_SUMMARY
};
enum { MOST_JOBS = 1024, MOST_SHARDS = 10000, JOB_BYTES = 512 * 1024 * 1024 };

static const struct argp_option known[] = {
    {"output", 'o', "RESULTS_DIR", 0,
     "Where the grades are kept, STUDENT/EXERCISE.json; what holds of those that are there already "
     "is used again",
     0},
    {"exercise", 'e', "EXERCISE", 0, "This exercise alone; may be given several times, else all",
     0},
    {"jobs", 'j', "N", 0,
     "Grade N students at once (default: as many as there are processors, and as the memory bears)",
     0},
    {"only-failed", KEY_ONLY_FAILED, NULL, 0,
     "Grade what lost points, could not be graded or has no grade yet, and nothing else", 0},
    {"check", KEY_CHECK, "ID", 0, "Grade again what failed this check, and nothing else", 0},
    {"anew", KEY_ANEW, NULL, 0, "Grade also what has a grade that still holds", 0},
    {"dry-run", KEY_DRY_RUN, NULL, 0,
     "Say whose points change, and write nothing, as after a change of a specification", 0},
    {"shard", KEY_SHARD, "I/N", 0,
     "Only the students of part I of N, as for one of several machines; all of them write into the "
     "same folder",
     0},
    {"engine", KEY_ENGINE, "ENGINE", 0, engine_help, 0},
    {"shards", KEY_SHARDS, "N", 0,
     "Of another engine: into how many parts the work is cut (16, or one for each student)", 0},
    {"summary", KEY_SUMMARY, "FILE", 0, "Write what became of each grade there, as JSON", 0},
    {"specs", KEY_SPECS, "DIR", 0,
     "Where the specifications are; else $GRADER_SPECS, ./specs, the installed ones", 0},
    {"sandbox", 'b', "SANDBOX", 0, sandbox_help, 0},
    {"quiet", 'q', NULL, 0, "Print the totals and what went wrong, and no progress", 0},
    {0},
};

static void read_shard(struct argp_state *state, const char *argument,
                       struct batch_options *options) {
    size_t shard, shards;
    int end = 0;
    if (sscanf(argument, "%5zu/%5zu%n", &shard, &shards, &end) != 2 || argument[end] || !shard ||
        shard > shards || shards > MOST_SHARDS)
        argp_error(state, "--shard %s: say which part of how many, such as 1/4", argument);
    options->shard = shard - 1;
    options->shards = shards;
    options->shard_named = true;
}

static void check_together(struct argp_state *state, const struct batch_options *options) {
    const struct batch_wish *wish = &options->wish;
    if (!options->submissions)
        argp_error(state, "name the folder with the submissions of the class");
    if (!options->results)
        argp_error(state, "name the folder where the grades are kept, with -o");
    if ((wish->only_failed != 0) + (wish->check != NULL) + (wish->anew != 0) > 1)
        argp_error(state, "--only-failed, --check and --anew exclude each other");
    if (options->engine->is_remote && (wish->dry || options->shard_named))
        argp_error(state,
                   "--engine %s cuts the work itself, and writes: it goes with neither "
                   "--shard nor --dry-run",
                   options->engine->name);
    if (!options->engine->is_remote && options->shards && !options->shard_named)
        argp_error(state, "--shards is for other engines; here --shard I/N grades one part");
}

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct batch_options *options = state->input;
    switch (key) {
    case 'o':
        options->results = argument;
        break;
    case 'e':
        *ARRAY_ADD(options->arena, &options->named) = argument;
        break;
    case 'j':
        options->jobs = (size_t)argument_number(state, "-j", argument, MOST_JOBS);
        break;
    case 'b':
        options->sandbox = argument;
        break;
    case 'q':
        options->quiet = true;
        break;
    case KEY_ONLY_FAILED:
        options->wish.only_failed = true;
        break;
    case KEY_CHECK:
        options->wish.check = argument;
        break;
    case KEY_ANEW:
        options->wish.anew = true;
        break;
    case KEY_DRY_RUN:
        options->wish.dry = true;
        break;
    case KEY_SHARD:
        read_shard(state, argument, options);
        break;
    case KEY_SHARDS:
        options->shards = (size_t)argument_number(state, "--shards", argument, MOST_SHARDS);
        break;
    case KEY_ENGINE:
        options->engine = engine_named(argument);
        if (!options->engine)
            argp_error(state, "there is no engine %s; there are: %s", argument,
                       engine_names(options->arena));
        break;
    case KEY_SUMMARY:
        options->summary = argument;
        break;
    case KEY_SPECS:
        options->specs = argument;
        break;
    case ARGP_KEY_ARG:
        if (options->submissions)
            argp_error(state, "one folder of submissions at a time, not also %s", argument);
        options->submissions = argument;
        break;
    case ARGP_KEY_END:
        check_together(state, options);
        if (options->named.count) {
            *ARRAY_ADD(options->arena, &options->named) = NULL;
            options->exercises = options->named.items;
        }
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

const struct argp batch_argp = {
    .options = known,
    .parser = parse,
    .args_doc = "SUBMISSIONS_DIR -o RESULTS_DIR",
    .doc =
        "Grade a class. SUBMISSIONS_DIR holds a folder or an archive for each student, or what "
        "Moodle or Canvas gives when all submissions are downloaded. A batch that was stopped goes "
        "on where it was when the same command is given again.\v"
        "Exit status: 0 all is graded, whatever the points; 2 the command line or a specification "
        "is wrong; 3 something could not be graded, which is listed and is no zero.",
};

// Those that the memory bears, where that is known.
size_t batch_jobs(void) {
    size_t processors = processor_count();
    long pages = sysconf(_SC_AVPHYS_PAGES), size = sysconf(_SC_PAGESIZE);
    if (pages <= 0 || size <= 0)
        return processors;
    size_t bearable = (size_t)pages / (JOB_BYTES / (size_t)size);
    return !bearable ? 1 : bearable < processors ? bearable : processors;
}

void batch_options_parse(struct arena *arena, int argc, char **argv,
                         struct batch_options *out_options) {
    *out_options = (struct batch_options){
        .arena = arena, .sandbox = sandbox_by_default(), .engine = &engine_local};
    argp_parse(&batch_argp, argc, argv, 0, NULL, out_options);
}

// --- and back

struct words {
    struct arena *arena;
    ARRAY_OF(const char *) list;
};

static void add(struct words *line, const char *word) {
    *ARRAY_ADD(line->arena, &line->list) = word;
}

static void add_path(struct words *line, const char *path) {
    char real[PATH_MAX];
    add(line, realpath(path, real) ? arena_copy(line->arena, real, strlen(real)) : path);
}

const char *const *batch_options_words(const struct batch_options *options, const char *specs) {
    struct words line = {.arena = options->arena};
    add_path(&line, "/proc/self/exe");
    add(&line, "batch");
    add_path(&line, options->submissions);
    add(&line, "-qo");
    add_path(&line, options->results);
    add(&line, "--specs");
    add_path(&line, specs);
    add(&line, arena_print(line.arena, "-b%s", options->sandbox));
    for (const char *const *one = options->exercises; one && *one; one++)
        add(&line, arena_print(line.arena, "-e%s", *one));
    if (options->jobs)
        add(&line, arena_print(line.arena, "-j%zu", options->jobs));
    if (options->wish.anew)
        add(&line, "--anew");
    if (options->wish.only_failed)
        add(&line, "--only-failed");
    if (options->wish.check)
        add(&line, arena_print(line.arena, "--check=%s", options->wish.check));
    add(&line, NULL);
    return line.list.items;
}
