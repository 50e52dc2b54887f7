// SPDX-License-Identifier: MIT
// Files and folders.
#include "base/fs.h"

#include "base/cleanup.h"
#include "base/limits.h"
#include "base/lock.h"
#include "base/owner.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TEMPORARY "grader-" // begins the names of our folders

bool fs_read(struct arena *arena, const char *path, int64_t most, struct text *out_text,
             struct error *err) {
    struct stat status;
    CLEANUP_FD int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 || fstat(fd, &status))
        return error_errno(err, "cannot read %s", path);
    if (!S_ISREG(status.st_mode))
        return error_set(err, BLAME_GRADER, "cannot read %s: it is not a regular file", path);
    if (status.st_size > most)
        return error_set(err, BLAME_GRADER, "cannot read %s: it is larger than %lld bytes", path,
                         (long long)most);
    char *bytes = arena_alloc(arena, (size_t)status.st_size + 1);
    size_t size = 0;
    while (size < (size_t)status.st_size) {
        ssize_t more = read(fd, bytes + size, (size_t)status.st_size - size);
        if (more < 0)
            return error_errno(err, "cannot read %s", path);
        if (more == 0)
            break;
        size += (size_t)more;
    }
    *out_text = (struct text){bytes, size};
    return true;
}

bool fs_write(const char *path, struct text text, struct error *err) {
    CLEANUP_FILE FILE *file = fopen(path, "we");
    if (!file || fwrite(text.data, 1, text.size, file) != text.size || fflush(file))
        return error_errno(err, "cannot write %s", path);
    return true;
}

static bool sync_folder(const char *path) {
    CLEANUP_FD int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return folder >= 0 && (fsync(folder) == 0 || errno == EINVAL); // some file systems can not
}

static bool is_at(int fd, const char *path) {
    struct stat own, there;
    return fstat(fd, &own) == 0 && stat(path, &there) == 0 && own.st_dev == there.st_dev &&
           own.st_ino == there.st_ino;
}

// Empty, and nobody else's until it is closed: who had it before has renamed it, or is gone.
static FILE *open_alone(const char *path, struct error *err) {
    for (;;) {
        bool taken;
        int fd;
        if (!lock_take(path, LOCK_PATIENT, &fd, &taken, err))
            return NULL;
        bool ours = is_at(fd, path);
        FILE *file = ours && ftruncate(fd, 0) == 0 ? fdopen(fd, "w") : NULL;
        if (file)
            return file;
        error_errno(err, "cannot write %s", path);
        close(fd);
        if (ours)
            return NULL;
    }
}

bool fs_replace(struct arena *arena, const char *path, struct text text, struct error *err) {
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *folder = slash ? arena_copy(arena, path, (size_t)(slash - path) + 1) : "./";
    const char *beside = arena_print(arena, "%s.%s.new", folder, name);
    CLEANUP_FILE FILE *file = open_alone(beside, err);
    if (!file)
        return error_context(err, "cannot write %s", path);
    if (fwrite(text.data, 1, text.size, file) != text.size || fflush(file) || fsync(fileno(file)) ||
        rename(beside, path)) {
        error_errno(err, "cannot write %s", path);
        unlink(beside);
        return false;
    }
    return sync_folder(folder) ? true : error_errno(err, "cannot write %s", path);
}

bool fs_make_folders(const char *path, struct error *err) {
    char part[PATH_MAX];
    size_t size = strlen(path);
    if (size >= sizeof part)
        return error_set(err, BLAME_GRADER, "the path is too long: %s", path);
    memcpy(part, path, size + 1);
    for (char *at = part + 1;; at++) {
        if (*at && *at != '/')
            continue;
        char stop = *at;
        *at = '\0';
        if (mkdir(part, 0777) && errno != EEXIST)
            return error_errno(err, "cannot make the folder %s", part);
        *at = stop;
        if (!stop)
            return true;
    }
}

bool fs_make_temporary(struct arena *arena, const char **out_path, struct error *err) {
    const char *below = getenv("TMPDIR");
    char *path = arena_print(arena, "%s/" TEMPORARY "%s-XXXXXX", below && *below ? below : "/tmp",
                             owner_name(arena));
    if (!mkdtemp(path))
        return error_errno(err, "cannot make a folder %s", path);
    *out_path = path;
    return true;
}

void fs_remove_left(void) {
    struct arena arena = {0};
    const char *below = getenv("TMPDIR"), *folder = below && *below ? below : "/tmp";
    const char **names = fs_list(&arena, folder);
    for (; names && *names; names++) {
        const char *path = fs_join(&arena, folder, *names);
        struct stat status;
        if (strncmp(*names, TEMPORARY, strlen(TEMPORARY)) == 0 &&
            owner_is_gone(&arena, *names + strlen(TEMPORARY)) && lstat(path, &status) == 0 &&
            (status.st_uid == geteuid() || (geteuid() == 0 && status.st_uid == LIMITS_USER)))
            fs_remove_tree(path);
    }
    arena_clear(&arena);
}

// Whatever it is, but for a folder with something in it.
static bool remove_one(const char *path) { return unlink(path) == 0 || rmdir(path) == 0; }

// Whether it is a folder, and not a link to one; it can be entered then.
static bool open_up(const char *path, dev_t device) {
    struct stat status;
    if (lstat(path, &status) || !S_ISDIR(status.st_mode) || status.st_dev != device)
        return false;
    chmod(path, S_IRWXU);
    return true;
}

// Removes what is in a folder; the folders in it that are not empty come to lie above it.
static bool lift(struct arena *arena, const char *above, const char *folder, dev_t device,
                 unsigned *number) {
    bool any = false;
    const char **names = fs_list_all(arena, folder);
    for (; names && *names; names++) {
        const char *path = fs_join(arena, folder, *names);
        bool gone = remove_one(path);
        if (!gone && open_up(path, device))
            do
                gone = rename(path, arena_print(arena, "%s/%u", above, ++*number)) == 0;
            while (!gone && (errno == EEXIST || errno == ENOTEMPTY || errno == ENOTDIR));
        any |= gone;
    }
    return any;
}

void fs_remove_tree(const char *path) {
    struct arena arena = {0};
    struct stat status;
    unsigned number = 0;
    if (lstat(path, &status) || remove_one(path) || !open_up(path, status.st_dev))
        return;
    for (bool any = true; any; arena_clear(&arena)) {
        const char **names = fs_list_all(&arena, path);
        any = false;
        for (; names && *names; names++) {
            const char *inside = fs_join(&arena, path, *names);
            any |= remove_one(inside) || (open_up(inside, status.st_dev) &&
                                          lift(&arena, path, inside, status.st_dev, &number));
        }
    }
    rmdir(path);
}

static int not_hidden(const struct dirent *entry) { return entry->d_name[0] != '.'; }

static int not_itself(const struct dirent *entry) {
    return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

static const char **list(struct arena *arena, const char *path,
                         int (*wanted)(const struct dirent *entry)) {
    struct dirent **entries;
    int count = scandir(path, &entries, wanted, alphasort);
    if (count < 0)
        return NULL;
    const char **names = arena_alloc(arena, ((size_t)count + 1) * sizeof *names);
    for (int i = 0; i < count; i++) {
        names[i] = arena_copy(arena, entries[i]->d_name, strlen(entries[i]->d_name));
        free(entries[i]);
    }
    free(entries);
    return names;
}

const char **fs_list(struct arena *arena, const char *path) {
    return list(arena, path, not_hidden);
}

const char **fs_list_all(struct arena *arena, const char *path) {
    return list(arena, path, not_itself);
}

const char *fs_own_folder(struct arena *arena) {
    char path[PATH_MAX];
    ssize_t size = readlink("/proc/self/exe", path, sizeof path);
    while (size > 1 && path[size - 1] != '/')
        size--;
    return size > 1 ? arena_copy(arena, path, (size_t)size - 1) : ".";
}

bool fs_is_folder(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

bool fs_is_real_folder(const char *path) {
    struct stat status;
    return lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

bool fs_is_real_file(const char *path) {
    struct stat status;
    return lstat(path, &status) == 0 && S_ISREG(status.st_mode);
}

bool fs_exists(const char *path) {
    struct stat status;
    return lstat(path, &status) == 0;
}

const char *fs_join(struct arena *arena, const char *folder, const char *name) {
    size_t size = strlen(folder);
    const char *slash = size && folder[size - 1] == '/' ? "" : "/";
    return arena_print(arena, "%s%s%s", folder, slash, name);
}

const char *fs_base_name(struct arena *arena, const char *path) {
    char real[PATH_MAX];
    if (!realpath(path, real))
        snprintf(real, sizeof real, "%s", path);
    const char *slash = strrchr(real, '/');
    return arena_print(arena, "%s", slash && slash[1] ? slash + 1 : real);
}
