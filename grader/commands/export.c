// SPDX-License-Identifier: MIT
// grader export: packs what another place needs of a course.
#include "command.h"
#include "export.h"

#include "base/fs.h"

#include <argp.h>
#include <string.h>

struct options {
    struct arena *arena;
    const struct export_kind *kind;
    const char *folder, *path;
    ARRAY_OF(const char *) exercises;
};

static const struct export_kind *const kinds[] = {
#define EXPORT(name, usage) &export_##name,
#include "exports/list.def"
#undef EXPORT
};

static const char usages[] =
#define EXPORT(name, usage) "\n" #name " " usage
#include "exports/list.def"
#undef EXPORT
    ;

static const struct argp_option known[] = {
    {"directory", 'C', "DIR", 0, "The folder of the course; else the current one", 0},
    {"exercise", 'e', "EXERCISE", 0,
     "This exercise alone; may be given several times, else all of specs/", 0},
    {0},
};

static const struct export_kind *find_kind(struct argp_state *state, const char *name) {
    CLEANUP_ARENA struct arena arena = {0};
    struct str names = {.arena = &arena};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kinds[i]->name, name) == 0)
            return kinds[i];
        str_print(&names, "%s%s", i ? ", " : "", kinds[i]->name);
    }
    argp_error(state, "nothing is exported for %s; there is: %s", name, names.data);
    return NULL;
}

static void take_word(struct options *options, char *word, struct argp_state *state) {
    if (!options->kind)
        options->kind = find_kind(state, word);
    else if (options->kind->of_one && !options->exercises.count)
        *ARRAY_ADD(options->arena, &options->exercises) = word;
    else if (!options->path)
        options->path = word;
    else
        argp_error(state, "one file or folder is written, not several");
}

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct options *options = state->input;
    switch (key) {
    case 'C':
        options->folder = argument;
        break;
    case 'e':
        *ARRAY_ADD(options->arena, &options->exercises) = argument;
        break;
    case ARGP_KEY_ARG:
        take_word(options, argument, state);
        break;
    case ARGP_KEY_END:
        if (!options->path)
            argp_error(state, "say what for, and name the file or folder to write");
        if (options->kind->of_one && options->exercises.count > 1)
            argp_error(state, "%s is of one exercise, not of several", options->kind->name);
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

const struct argp export_argp = {
    .options = known,
    .parser = parse,
    .args_doc = usages + 1,
    .doc = "Pack what another place needs of a course. gradescope: an autograder with the "
           "grader's sources and the specifications, to be uploaded as it is. student: the "
           "repository that students get, with pages, starter code, the public parts of the "
           "specifications and a workflow. assignment: the same of one exercise, for a "
           "repository of its own. No export holds references, and the last two nothing of checks "
           "that are not public.\v"
           "Exit status: 0 it is written, 2 the command line or a specification is wrong, or "
           "something can not be read or written.",
};

static bool has_spec(struct options *options, const char *folder, const char *exercise) {
    return !strchr(exercise, '/') &&
           fs_exists(arena_print(options->arena, "%s/%s.yaml", folder, exercise));
}

// All of specs/, where none is named.
static bool find_exercises(struct options *options, struct error *err) {
    const char *folder = fs_join(options->arena, options->folder, "specs");
    const char **names = fs_list(options->arena, folder);
    if (!names)
        return error_set(err, BLAME_AUTHOR,
                         "%s is no course: it has no folder specs/; name one with -C",
                         options->folder);
    ARRAY_EACH(exercise, &options->exercises)
        if (!has_spec(options, folder, *exercise))
            return error_set(err, BLAME_AUTHOR, "there is no exercise %s: no file %s/%s.yaml",
                             *exercise, folder, *exercise);
    for (bool all = !options->exercises.count; all && *names; names++) {
        size_t size = strlen(*names), end = strlen(".yaml");
        if (size > end && strcmp(*names + size - end, ".yaml") == 0)
            *ARRAY_ADD(options->arena, &options->exercises) =
                arena_copy(options->arena, *names, size - end);
    }
    *ARRAY_ADD(options->arena, &options->exercises) = NULL;
    return true;
}

int command_export(int argc, char **argv) {
    CLEANUP_ARENA struct arena arena = {0};
    struct options options = {.arena = &arena, .folder = "."};
    struct bundle bundle = {.arena = &arena};
    struct complaints complaints = {.arena = &arena};
    struct error err = {0};
    argp_parse(&export_argp, argc, argv, 0, NULL, &options);
    if (!find_exercises(&options, &err))
        return command_fail("grader export", &complaints, &err);
    struct course course = {options.folder, options.exercises.items};
    if (!options.kind->fill(&course, &bundle, &complaints, &err) ||
        !options.kind->save(&bundle, options.path, &err))
        return command_fail("grader export", &complaints, &err);
    return STATUS_GOOD;
}
