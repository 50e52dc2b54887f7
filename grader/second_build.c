// SPDX-License-Identifier: MIT
// The build for preempting schedules.
//
// Theory of operation: the compiler puts calls before all accesses to memory; hooks/hooks.c has the
// functions that are called. It is compiled with the grader and put into it by the assembler: to
// compile it anew for each submission would take longer than most submissions do.
#include "second_build.h"

#include "base/embed.h"

#include <string.h>

EMBED(second_build_hooks, HOOKS_OBJECT);

#define FOLDER ".hooks" // no file of a submission has such a name

// The compiler and its words follow.
static const char *const builder[] = {
    "sh",
    "-c",
    "mv " FOLDER " \"$TMPDIR\"/hooks && "
    "\"$@\" && $1 *.o \"$TMPDIR\"/hooks/hooks.o @\"$TMPDIR\"/hooks/link",
    "sh",
};

// A source that asks is not told: it is the same program.
static const char *const options[] = {
    "-c",
    "-fsanitize=thread",
    "--param=tsan-distinguish-volatile=1",
    "-U__SANITIZE_THREAD__",
    "-Wno-tsan", // of fences, which the sanitizer does not know
};

static const char *const wrapped[] = {
#define WRAP(name, parameters, arguments) #name,
#define OTHER(name) #name,
#include "hooks/wraps.def"
#undef WRAP
#undef OTHER
};

static void add_words(struct arena *arena, struct job *job, const char *const *words,
                      size_t count) {
    for (size_t i = 0; i < count; i++)
        *ARRAY_ADD(arena, &job->arguments) = words[i];
}

static bool is_library(const char *word) {
    return strncmp(word, "-l", 2) == 0 || strcmp(word, "-pthread") == 0;
}

// The linker's words, for a file of them.
static struct text link_words(struct arena *arena, const struct job *build, const char *program) {
    struct str words = {.arena = arena};
    str_print(&words, "-o\n%s\n", program);
    for (size_t i = 0; i < sizeof wrapped / sizeof *wrapped; i++)
        str_print(&words, "-Wl,--wrap=%s\n", wrapped[i]);
    ARRAY_EACH(word, &build->arguments)
        if (is_library(*word))
            str_print(&words, "%s\n", *word);
    return str_text(&words);
}

static void add_file(struct arena *arena, struct job *job, const char *path, struct text data) {
    *ARRAY_ADD(arena, &job->files) = (struct job_file){path, 0644, data};
}

void second_build_plan(struct arena *arena, const struct job *build, const char *program,
                       struct job *out_job) {
    *out_job = *build;
    memset(&out_job->arguments, 0, sizeof out_job->arguments);
    memset(&out_job->files, 0, sizeof out_job->files);
    add_words(arena, out_job, builder, sizeof builder / sizeof *builder);
    add_words(arena, out_job, build->arguments.items, 1);
    add_words(arena, out_job, options, sizeof options / sizeof *options);
    for (size_t i = 1; i < build->arguments.count; i++) {
        const char *word = build->arguments.items[i];
        if (strcmp(word, "-o") == 0)
            i++; // its name comes from the linker
        else if (!is_library(word))
            *ARRAY_ADD(arena, &out_job->arguments) = word;
    }
    ARRAY_EACH(file, &build->files)
        *ARRAY_ADD(arena, &out_job->files) = *file;
    *ARRAY_ADD(arena, &out_job->folders) = FOLDER;
    const size_t size = (size_t)(second_build_hooks_end - second_build_hooks);
    add_file(arena, out_job, FOLDER "/hooks.o", (struct text){second_build_hooks, size});
    add_file(arena, out_job, FOLDER "/link", link_words(arena, build, program));
}
