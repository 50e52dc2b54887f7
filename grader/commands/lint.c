// SPDX-License-Identifier: MIT
// grader lint: looks for mistakes in specifications and names the place of each.
#include "command.h"
#include "spec.h"

#include <argp.h>
#include <stdbool.h>

struct options {
    bool verbose;
    int first; // of argv that is a file
};

static const struct argp_option known_options[] = {
    {"verbose", 'v', NULL, 0, "Name each good file and its points", 0},
    {0},
};

static error_t parse_option(int key, char *argument, struct argp_state *state) {
    struct options *options = state->input;
    (void)argument;
    if (key == 'v')
        options->verbose = true;
    else if (key == ARGP_KEY_NO_ARGS)
        argp_error(state, "name the specifications to look at");
    else if (key == ARGP_KEY_ARGS)
        options->first = state->next;
    else
        return ARGP_ERR_UNKNOWN;
    return 0;
}

static void print_good(const struct spec *spec) {
    int points = 0;
    ARRAY_EACH(check, &spec->checks)
        points += check->points;
    size_t count = spec->checks.count;
    printf("%s: good; %d point%s in %zu check%s\n", spec->path, points, points == 1 ? "" : "s",
           count, count == 1 ? "" : "s");
    fflush(stdout); // before the complaints about the next file
}

static int lint(const char *path, const struct options *options) {
    CLEANUP_ARENA struct arena arena = {0};
    struct spec spec;
    struct complaints complaints = {0};
    struct error err = {0};
    if (spec_read(&arena, path, &spec, &complaints, &err)) {
        if (options->verbose)
            print_good(&spec);
        return STATUS_GOOD;
    }
    if (!complaints.list.count) {
        fprintf(stderr, "grader lint: %s\n", err.text);
        return (int)err.blame;
    }
    struct str words = {.arena = &arena};
    complaints_write(&complaints, &words);
    fputs(words.data, stderr);
    return STATUS_AUTHOR;
}

const struct argp lint_argp = {
    .options = known_options,
    .parser = parse_option,
    .args_doc = "SPEC...",
    .doc = "Look for mistakes in specifications.\v"
           "Each mistake is printed as FILE:LINE:COLUMN: TEXT. The exit status is 0 where "
           "there is none, 2 where there are some, 3 where a file could not be read.",
};

int command_lint(int argc, char **argv) {
    struct options options = {0};
    argp_parse(&lint_argp, argc, argv, 0, NULL, &options);
    int worst = STATUS_GOOD;
    for (int i = options.first; i < argc; i++) {
        int status = lint(argv[i], &options);
        worst = status > worst ? status : worst;
    }
    return fflush(stdout) == 0 && !ferror(stdout) ? worst : STATUS_GRADER;
}
