// SPDX-License-Identifier: MIT
// Gathers files, and writes them: with libarchive, or into a folder.
#include "bundle.h"

#include "base/fs.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_BYTES = 16 * 1024 * 1024 };

void bundle_add(struct bundle *bundle, const char *path, struct text content, bool executable) {
    *ARRAY_ADD(bundle->arena, &bundle->files) = (struct bundled_file){path, content, executable};
}

static bool ends(const char *name, const char *end) {
    size_t size = strlen(name), tail = strlen(end);
    return size >= tail && strcmp(name + size - tail, end) == 0;
}

// By an editor or a merge: an older version of a file, which nobody looks at before it is given
// away.
static bool is_left_over(const char *name) {
    return ends(name, "~") || ends(name, ".orig") || ends(name, ".rej") || ends(name, ".bak");
}

static bool add_folder(struct bundle *bundle, const char *root, const char *path,
                       struct error *err) {
    const char **names = fs_list(bundle->arena, fs_join(bundle->arena, root, path));
    if (!names)
        return error_set(err, BLAME_AUTHOR, "cannot read the folder %s/%s: %s", root, path,
                         strerror(errno));
    for (; *names; names++)
        if (!bundle_add_tree(bundle, root, fs_join(bundle->arena, path, *names), err))
            return false;
    return true;
}

bool bundle_add_tree(struct bundle *bundle, const char *root, const char *path, struct error *err) {
    const char *whole = fs_join(bundle->arena, root, path);
    struct stat status;
    struct text content;
    if (is_left_over(path))
        return true;
    if (lstat(whole, &status))
        return error_set(err, BLAME_AUTHOR, "cannot read %s: %s", whole, strerror(errno));
    if (S_ISDIR(status.st_mode))
        return add_folder(bundle, root, path, err);
    if (!S_ISREG(status.st_mode))
        return true;
    if (!fs_read(bundle->arena, whole, MOST_BYTES, &content, err))
        return false;
    bundle_add(bundle, path, content, status.st_mode & S_IXUSR);
    return true;
}

// Without a time: a zip has it in the zone of the machine.
static bool write_entry(struct archive *archive, const struct bundled_file *file) {
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, file->path);
    archive_entry_set_size(entry, (int64_t)file->content.size);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, file->executable ? 0755 : 0644);
    bool written = archive_write_header(archive, entry) == ARCHIVE_OK &&
                   archive_write_data(archive, file->content.data, file->content.size) ==
                       (la_ssize_t)file->content.size;
    archive_entry_free(entry);
    return written;
}

bool bundle_save_zip(const struct bundle *bundle, const char *path, struct error *err) {
    struct archive *archive = archive_write_new();
    bool written = archive_write_set_format_zip(archive) == ARCHIVE_OK &&
                   archive_write_open_filename(archive, path) == ARCHIVE_OK;
    for (size_t i = 0; written && i < bundle->files.count; i++)
        written = write_entry(archive, &bundle->files.items[i]);
    written = archive_write_close(archive) == ARCHIVE_OK && written;
    if (!written)
        error_set(err, BLAME_AUTHOR, "cannot write %s: %s", path, archive_error_string(archive));
    archive_write_free(archive);
    return written;
}

// --- a folder

static bool is_free(struct arena *arena, const char *path) {
    const char **names = fs_list_all(arena, path);
    return names ? !*names : !fs_exists(path);
}

static bool write_file(struct arena *arena, const char *folder, const struct bundled_file *file,
                       struct error *err) {
    const char *path = fs_join(arena, folder, file->path);
    const char *above = arena_copy(arena, path, (size_t)(strrchr(path, '/') - path));
    return fs_make_folders(above, err) && fs_write(path, file->content, err) &&
           (!file->executable || chmod(path, 0755) == 0 || error_errno(err, "%s", path));
}

bool bundle_save_folder(const struct bundle *bundle, const char *path, struct error *err) {
    size_t size = strlen(path);
    while (size > 1 && path[size - 1] == '/')
        size--;
    path = arena_copy(bundle->arena, path, size);
    if (!is_free(bundle->arena, path))
        return error_set(err, BLAME_AUTHOR,
                         "%s is already there, and is no empty folder; name a new one", path);
    const char *part = arena_print(bundle->arena, "%s.unfinished-%ld", path, (long)getpid());
    if (mkdir(part, 0777))
        return error_set(err, BLAME_AUTHOR, "cannot write %s: %s", path, strerror(errno));
    bool written = true;
    for (size_t i = 0; written && i < bundle->files.count; i++)
        written = write_file(bundle->arena, part, &bundle->files.items[i], err);
    if (written && rename(part, path) == 0)
        return true;
    if (written)
        error_set(err, BLAME_AUTHOR, "cannot write %s: %s; name a folder that is not there yet",
                  path, strerror(errno));
    err->blame = BLAME_AUTHOR;
    fs_remove_tree(part);
    return false;
}
