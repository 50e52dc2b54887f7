// SPDX-License-Identifier: MIT
// A student's folder: every file is looked at before it is opened, and opened without following
// links.
#include "submission.h"

#include "base/cleanup.h"
#include "base/fs.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

// Why the file can't be used, or NULL.
static const char *refuse(struct arena *arena, const char *name, const struct stat *status) {
    const char *what = NULL;
    if (S_ISLNK(status->st_mode))
        what = "is a symbolic link";
    else if (S_ISDIR(status->st_mode))
        what = "is a folder";
    else if (S_ISFIFO(status->st_mode))
        what = "is a FIFO (a named pipe)";
    else if (S_ISCHR(status->st_mode) || S_ISBLK(status->st_mode))
        what = "is a device";
    else if (!S_ISREG(status->st_mode))
        what = "is not a regular file";
    const char *shown = text_shown(arena, text_of(name), 100);
    if (what)
        return arena_print(arena, "%s %s; hand in the file itself", shown, what);
    if (status->st_size > SUBMISSION_MOST_BYTES)
        return arena_print(arena, "%s has %lld bytes; a source file may have 1 MiB at most", shown,
                           (long long)status->st_size);
    return NULL;
}

// By errno: one that is not there is the student's fault; one that is, and can not be read, is no
// student's.
static bool explain_open(struct arena *arena, const char *name, const char **out_fault,
                         struct error *err) {
    const char *shown = text_shown(arena, text_of(name), 100);
    if (errno != ENOENT)
        return error_errno(err, "the file %s can't be read", shown);
    *out_fault = arena_print(
        arena, "the file %s is missing; its name must be spelled exactly like this", shown);
    return true;
}

static bool read_bytes(struct arena *arena, int fd, size_t size, struct submission_file *file,
                       struct error *err) {
    char *bytes = arena_alloc(arena, size + 1);
    while (file->data.size < size) {
        ssize_t more = read(fd, bytes + file->data.size, size - file->data.size);
        if (more < 0)
            return error_errno(err, "the file %s can't be read",
                               text_shown(arena, text_of(file->name), 100));
        if (more == 0)
            break;
        file->data.size += (size_t)more;
    }
    file->data.data = bytes;
    return true;
}

static bool read_file(struct arena *arena, int folder, const char *name,
                      struct submission_file *file, const char **out_fault, struct error *err) {
    struct stat status;
    file->name = name;
    if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW))
        return explain_open(arena, name, out_fault, err);
    *out_fault = refuse(arena, name, &status);
    if (*out_fault)
        return true;
    CLEANUP_FD int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &status))
        return explain_open(arena, name, out_fault, err);
    *out_fault = refuse(arena, name, &status); // it may have been exchanged
    file->mode = status.st_mode & 0111 ? 0755 : 0644;
    return *out_fault || read_bytes(arena, fd, (size_t)status.st_size, file, err);
}

static bool open_folder(const char *path, int *out_folder, struct error *err) {
    *out_folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (*out_folder >= 0)
        return true;
    error_errno(err, "cannot open the submission %s", path);
    if (errno == ENOENT || errno == ENOTDIR)
        err->blame = BLAME_AUTHOR;
    return false;
}

bool submission_read(struct arena *arena, const char *path, const char *const *names, size_t count,
                     struct submission *out_submission, struct error *err) {
    CLEANUP_FD int folder = -1;
    *out_submission = (struct submission){.path = path};
    if (!open_folder(path, &folder, err))
        return false;
    for (size_t i = 0; i < count && !out_submission->fault; i++)
        if (!read_file(arena, folder, names[i], ARRAY_ADD(arena, &out_submission->files),
                       &out_submission->fault, err))
            return false;
    return true;
}

bool submission_read_all(struct arena *arena, const char *path, struct submission *out_submission,
                         struct error *err) {
    CLEANUP_FD int folder = -1;
    *out_submission = (struct submission){.path = path};
    if (!open_folder(path, &folder, err))
        return false;
    const char **names = fs_list(arena, path);
    if (!names)
        return error_errno(err, "cannot list the submission %s", path);
    for (; *names && !out_submission->fault; names++) {
        struct stat status;
        if (fstatat(folder, *names, &status, AT_SYMLINK_NOFOLLOW) || !S_ISREG(status.st_mode))
            continue;
        if (out_submission->files.count == SUBMISSION_MOST_FILES)
            out_submission->fault =
                arena_print(arena, "the folder has more than %d files", SUBMISSION_MOST_FILES);
        else if (!read_file(arena, folder, *names, ARRAY_ADD(arena, &out_submission->files),
                            &out_submission->fault, err))
            return false;
    }
    return true;
}
