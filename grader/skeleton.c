// SPDX-License-Identifier: MIT
// The files of a new exercise, made from those in skeleton/.
//
// Theory of operation: the files stay real ones, which are formatted, compiled and tested like any
// other.
#include "skeleton.h"

#include "base/embed.h"
#include "base/fs.h"
#include "base/pattern.h"

#include <string.h>

#define PART(name, path) EMBED(skeleton_##name, "grader/skeleton/" path);
#include "skeleton.def"
#undef PART
EMBED(skeleton_other, "grader/skeleton/OTHER.c");

static const struct part {
    const char *path, *text;
} parts[] = {
#define PART(name, path) {path, skeleton_##name},
#include "skeleton.def"
#undef PART
};

enum { PARTS = sizeof parts / sizeof *parts };

// What an exercise has of its own: where any of these is, there is an exercise of this name.
static const char *const places[] = {
    "specs/EXERCISE.yaml",     "assignments/EXERCISE",    "reference/EXERCISE",
    "tests/accepted/EXERCISE", "tests/programs/EXERCISE",
};

// --- names

static bool fits(const char *word, const char *form) {
    CLEANUP_ARENA struct arena arena = {0};
    const char *message;
    size_t offset;
    return pattern_matches(pattern_new(&arena, form, &message, &offset), text_of(word));
}

static bool is_c_source(const char *name) {
    size_t size = strlen(name);
    return size > 2 && strcmp(name + size - 2, ".c") == 0;
}

bool skeleton_check(const struct skeleton *skeleton, struct error *err) {
    if (!fits(skeleton->exercise, "[a-z0-9_]+"))
        return error_set(err, BLAME_AUTHOR, "the name of an exercise is made of a-z, 0-9 and _");
    for (size_t i = 0; i < skeleton->files.count; i++) {
        const char *file = skeleton->files.items[i];
        if (!fits(file, "[A-Za-z_][A-Za-z0-9_.-]*\\.[ch]"))
            return error_set(err, BLAME_AUTHOR,
                             "the files are plain names that end in .c or .h, separated by commas");
        for (size_t k = 0; k < i; k++)
            if (strcmp(file, skeleton->files.items[k]) == 0)
                return error_set(err, BLAME_AUTHOR, "the file %s is named twice", file);
    }
    if (!is_c_source(skeleton->files.items[0]))
        return error_set(err, BLAME_AUTHOR,
                         "the first file holds the program, so its name ends in .c");
    return true;
}

// --- texts

// "my_pipe" -> "My pipe"
static const char *title_of(struct arena *arena, const char *exercise) {
    char *title = arena_print(arena, "%s", exercise);
    for (char *at = title; *at; at++)
        if (*at == '_')
            *at = ' ';
    if (*title >= 'a' && *title <= 'z')
        *title = (char)(*title - 'a' + 'A');
    return title;
}

static const char *files_of(struct arena *arena, const struct skeleton *skeleton) {
    struct str list = {.arena = arena};
    ARRAY_EACH(file, &skeleton->files)
        str_print(&list, "%s%s", list.size ? ", " : "", *file);
    return str_text(&list).data;
}

// The text with what its words stand for.
static const char *fill_in(struct arena *arena, const struct skeleton *skeleton, const char *text) {
    const struct {
        const char *word, *meaning;
    } words[] = {
        {"EXERCISE", skeleton->exercise},
        {"TITLE", title_of(arena, skeleton->exercise)},
        {"FILES", files_of(arena, skeleton)},
    };
    struct str filled = {.arena = arena};
    while (*text) {
        size_t i = 0, count = sizeof words / sizeof *words;
        while (i < count && strncmp(text, words[i].word, strlen(words[i].word)) != 0)
            i++;
        if (i < count)
            str_add(&filled, text_of(words[i].meaning));
        else
            str_add(&filled, (struct text){text, 1});
        text += i < count ? strlen(words[i].word) : 1;
    }
    return str_text(&filled).data;
}

// --- files

static const char *below(struct arena *arena, const char *folder, const char *path) {
    return strcmp(folder, ".") == 0 ? path : fs_join(arena, folder, path);
}

static bool write_one(struct arena *arena, const char *path, const char *text,
                      struct skeleton_paths *paths, struct error *err) {
    const char *folder = arena_copy(arena, path, (size_t)(strrchr(path, '/') - path));
    if (!fs_make_folders(folder, err) || !fs_write(path, text_of(text), err))
        return false;
    *ARRAY_ADD(arena, &paths->list) = path;
    return true;
}

// A part that is a C file becomes each of the exercise's files.
static bool write_part(struct arena *arena, const struct skeleton *skeleton, const char *folder,
                       const struct part *part, struct skeleton_paths *paths, struct error *err) {
    const char *name = strrchr(part->path, '/') + 1;
    const char *place = arena_copy(arena, part->path, (size_t)(name - part->path));
    const char *own = below(arena, folder, fill_in(arena, skeleton, place));
    bool is_makefile = strcmp(name, "Makefile") == 0; // the same for all exercises
    const char *text = is_makefile ? part->text : fill_in(arena, skeleton, part->text);
    if (strcmp(name, "EXERCISE.c") != 0)
        return write_one(arena, fs_join(arena, own, fill_in(arena, skeleton, name)), text, paths,
                         err);
    for (size_t i = 0; i < skeleton->files.count; i++)
        if (!write_one(arena, fs_join(arena, own, skeleton->files.items[i]),
                       i ? fill_in(arena, skeleton, skeleton_other) : text, paths, err))
            return false;
    return true;
}

bool skeleton_write(struct arena *arena, const struct skeleton *skeleton, const char *folder,
                    struct skeleton_paths *out_paths, struct error *err) {
    *out_paths = (struct skeleton_paths){0};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const char *path = below(arena, folder, fill_in(arena, skeleton, places[i]));
        if (fs_exists(path))
            return error_set(err, BLAME_AUTHOR, "%s is already there; nothing was written", path);
    }
    for (size_t i = 0; i < PARTS; i++)
        if (!write_part(arena, skeleton, folder, &parts[i], out_paths, err))
            return false;
    return true;
}
