// SPDX-License-Identifier: MIT
// grader init: makes the files of a new exercise.
#include "command.h"
#include "skeleton.h"

#include "base/fs.h"

#include <argp.h>
#include <string.h>

struct options {
    struct arena *arena;
    struct skeleton skeleton;
    const char *folder;
};

enum { KEY_FILES = 256 };

static const struct argp_option known_options[] = {
    {"directory", 'C', "DIR", 0, "The folder of the course; else the current one", 0},
    {"files", KEY_FILES, "A.c,B.c", 0,
     "The files that a student hands in, the program's first; else EXERCISE.c", 0},
    {0},
};

static void split_files(struct options *options, const char *list) {
    options->skeleton.files.count = 0;
    for (;;) {
        size_t size = strcspn(list, ",");
        *ARRAY_ADD(options->arena, &options->skeleton.files) =
            arena_copy(options->arena, list, size);
        if (!list[size])
            return;
        list += size + 1;
    }
}

static void check_together(struct argp_state *state, struct options *options) {
    struct error err;
    struct skeleton *skeleton = &options->skeleton;
    if (!skeleton->exercise)
        argp_error(state, "name the exercise");
    if (!skeleton->files.count)
        *ARRAY_ADD(options->arena, &skeleton->files) =
            arena_print(options->arena, "%s.c", skeleton->exercise);
    if (!skeleton_check(skeleton, &err))
        argp_error(state, "%s", err.text);
    if (!fs_is_folder(options->folder))
        argp_error(state, "-C: %s is not a folder", options->folder);
}

static error_t parse_option(int key, char *argument, struct argp_state *state) {
    struct options *options = state->input;
    switch (key) {
    case 'C':
        options->folder = argument;
        break;
    case KEY_FILES:
        split_files(options, argument);
        break;
    case ARGP_KEY_ARG:
        if (options->skeleton.exercise)
            argp_error(state, "name one exercise, not several");
        options->skeleton.exercise = argument;
        break;
    case ARGP_KEY_END:
        check_together(state, options);
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

static int print_paths(const struct options *options, const struct skeleton_paths *paths) {
    bool here = strcmp(options->folder, ".") == 0;
    ARRAY_EACH(path, &paths->list)
        puts(*path);
    printf("\nA small exercise that is proved as it stands. Make it yours; after each step:\n"
           "    grader verify %s",
           options->skeleton.exercise);
    if (!here)
        printf(" --specs %s", fs_join(options->arena, options->folder, "specs"));
    putchar('\n');
    return fflush(stdout) || ferror(stdout) ? STATUS_GRADER : STATUS_GOOD;
}

const struct argp init_argp = {
    .options = known_options,
    .parser = parse_option,
    .args_doc = "EXERCISE",
    .doc = "Make the files of a new exercise below the folder of a course: a specification, the "
           "student's page and starter code, the reference, and right and wrong programs that "
           "prove the specification. Nothing that is there is written over.\v"
           "Exit status: 0 done, 2 the command line is wrong or the exercise is already there, 3 "
           "the machine failed.",
};

int command_init(int argc, char **argv) {
    CLEANUP_ARENA struct arena arena = {0};
    struct options options = {.arena = &arena, .folder = "."};
    struct skeleton_paths paths;
    struct error err = {0};
    argp_parse(&init_argp, argc, argv, 0, NULL, &options);
    if (skeleton_write(&arena, &options.skeleton, options.folder, &paths, &err))
        return print_paths(&options, &paths);
    const struct complaints none = {0};
    return command_fail("grader init", &none, &err);
}
