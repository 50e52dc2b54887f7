// SPDX-License-Identifier: MIT
// A folder of pages that is written anew as a whole.
#include "page_folder.h"

#include "base/fs.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#define MARK ".grader-report" // says that the folder is ours
#define MADE ".new"
#define INDEX "index.html"

static const char *const folders[] = {"students", "pairs"};
enum { FOLDERS = sizeof folders / sizeof *folders };

// Of what is in it, one that is not ours; or NULL.
static const char *stranger(struct arena *arena, const char *path, bool (*is_ours)(const char *)) {
    const char **names = fs_list_all(arena, path);
    for (; names && *names; names++)
        if (!is_ours(*names))
            return fs_join(arena, path, *names);
    return NULL;
}

static bool is_page(const char *name) {
    const char *end = strrchr(name, '.');
    return isdigit((unsigned char)*name) && end && strcmp(end, ".html") == 0;
}

static bool is_ours(const char *name) {
    for (int i = 0; i < FOLDERS; i++)
        if (strcmp(name, folders[i]) == 0)
            return true;
    return strcmp(name, MARK) == 0 || strcmp(name, MADE) == 0 || strcmp(name, INDEX) == 0;
}

static bool nothing_is(const char *name) {
    (void)name;
    return false;
}

// Whether it is empty, or what an earlier report has left.
static bool examine(struct arena *arena, const char *path, struct error *err) {
    bool marked = fs_exists(fs_join(arena, path, MARK));
    const char *other = stranger(arena, path, marked ? is_ours : nothing_is);
    for (int i = 0; marked && !other && i < FOLDERS; i++)
        other = stranger(arena, fs_join(arena, path, folders[i]), is_page);
    return other ? error_set(err, BLAME_AUTHOR,
                             "%s is not of an earlier report; name a new or an empty folder", other)
                 : true;
}

bool page_folder_begin(struct arena *arena, const char *path, struct page_folder *out_folder,
                       struct error *err) {
    *out_folder = (struct page_folder){path, NULL};
    if (fs_exists(path) && !fs_is_folder(path))
        return error_set(err, BLAME_AUTHOR, "%s is no folder", path);
    if (!examine(arena, path, err) || !fs_make_folders(path, err) ||
        !fs_write(fs_join(arena, path, MARK), TEXT("`grader report` replaces what is here.\n"),
                  err))
        return false;
    out_folder->made = fs_join(arena, path, MADE);
    fs_remove_tree(out_folder->made); // of one that was killed
    for (int i = 0; i < FOLDERS; i++)
        if (!fs_make_folders(fs_join(arena, out_folder->made, folders[i]), err))
            return false;
    return true;
}

// The old one comes to lie where the new one is removed.
static bool replace(struct arena *arena, const struct page_folder *folder, const char *name,
                    struct error *err) {
    const char *place = fs_join(arena, folder->path, name);
    const char *aside = arena_print(arena, "%s/old-%s", folder->made, name);
    if (rename(place, aside) && errno != ENOENT)
        return error_errno(err, "cannot replace %s", place);
    return rename(fs_join(arena, folder->made, name), place) == 0
               ? true
               : error_errno(err, "cannot make %s", place);
}

bool page_folder_finish(struct arena *arena, const struct page_folder *folder, struct error *err) {
    for (int i = 0; i < FOLDERS; i++)
        if (!replace(arena, folder, folders[i], err))
            return false;
    return replace(arena, folder, INDEX, err);
}

void page_folder_end(const struct page_folder *folder) {
    if (folder->made)
        fs_remove_tree(folder->made);
}
