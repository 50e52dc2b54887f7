// SPDX-License-Identifier: MIT
// Unpacks a student's archive with libarchive, an entry after the other. What it says of itself is
// believed in nothing: bytes are counted as they come.
#include "archive.h"

#include "base/cleanup.h"
#include "base/fs.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

enum {
    MOST_BYTES = 16 * 1024 * 1024,
    MOST_ENTRIES = 1000,
    MOST_RATIO = 100, // unpacked to packed, of what is more than a mebibyte
    MEBIBYTE = 1024 * 1024,
    MOST_DEPTH = 8,
    MOST_NAME = 255,
};

struct unpacking {
    struct arena *arena;
    struct archive *archive;
    const char *folder;
    int64_t packed; // bytes of the archive
    int64_t bytes;  // unpacked so far
    int entries;
    bool broken; // by what is wrong with this machine, and *err says so
    struct error *err;
};

static bool ends(const char *path, const char *end) {
    size_t size = strlen(path), tail = strlen(end);
    return size > tail && strcasecmp(path + size - tail, end) == 0;
}

bool archive_is(const char *path) {
    struct stat status;
    return (ends(path, ".zip") || ends(path, ".tar") || ends(path, ".tar.gz") ||
            ends(path, ".tgz")) &&
           stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

// --- names

static const char *objection_to_part(const char *part, size_t size) {
    if (size > MOST_NAME)
        return "is too long";
    if (size == 2 && memcmp(part, "..", 2) == 0)
        return "leads out of the archive";
    return NULL;
}

// Why the path can not be used, or NULL. *out_clean: without empty parts and dots.
static const char *clean(struct arena *arena, const char *path, const char **out_clean) {
    struct str clean = {.arena = arena};
    int depth = 0;
    if (*path == '/')
        return "begins at the root";
    for (const char *part = path; *part;) {
        size_t size = strcspn(part, "/");
        const char *objection = objection_to_part(part, size);
        if (objection)
            return objection;
        if (size && !(size == 1 && *part == '.')) {
            str_print(&clean, "%s%.*s", clean.size ? "/" : "", (int)size, part);
            depth++;
        }
        part += size + (part[size] == '/');
    }
    *out_clean = clean.size ? clean.data : "";
    return depth > MOST_DEPTH ? "is too deep" : NULL;
}

// --- entries

static const char *say(const struct unpacking *unpacking, const char *name, const char *what) {
    return arena_print(unpacking->arena, "the archive's entry %s %s",
                       text_shown(unpacking->arena, text_of(name), 100), what);
}

// What an archive can bring about; all else is the machine's, such as a disk that is full.
static bool is_by_archive(int number) {
    return number == EEXIST || number == ENOTDIR || number == ENAMETOOLONG || number == EILSEQ ||
           number == EINVAL;
}

// The fault by errno.
static const char *fail(struct unpacking *unpacking, const char *name) {
    if (errno == EEXIST)
        return say(unpacking, name, "is there twice");
    if (is_by_archive(errno))
        return say(unpacking, name, "can not be unpacked");
    unpacking->broken = true;
    error_errno(unpacking->err, "cannot unpack an archive into %s", unpacking->folder);
    return unpacking->err->text;
}

static bool is_over(const struct unpacking *unpacking) {
    return unpacking->bytes > MOST_BYTES ||
           (unpacking->bytes > MEBIBYTE && unpacking->bytes / MOST_RATIO > unpacking->packed);
}

// Its bytes, as they come.
static const char *unpack_bytes(struct unpacking *unpacking, const char *name, int fd) {
    static char bytes[65536];
    la_ssize_t size;
    while ((size = archive_read_data(unpacking->archive, bytes, sizeof bytes)) > 0) {
        unpacking->bytes += size;
        if (is_over(unpacking))
            return "the archive holds more than the 16 MiB that a submission may have, or was "
                   "packed to be larger than it looks";
        errno = ENOSPC; // what a write that is cut short leaves unsaid
        if (write(fd, bytes, (size_t)size) != size)
            return fail(unpacking, name);
    }
    return size < 0 ? say(unpacking, name, "is damaged") : NULL;
}

static const char *unpack_file(struct unpacking *unpacking, const char *name, const char *path,
                               bool executable) {
    CLEANUP_FD int fd =
        open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, executable ? 0700 : 0600);
    if (fd < 0)
        return fail(unpacking, name);
    return unpack_bytes(unpacking, name, fd);
}

static const char *unpack_entry(struct unpacking *unpacking, struct archive_entry *entry) {
    const char *name = archive_entry_pathname(entry), *path, *full;
    struct error err;
    if (!name)
        return "the archive has an entry without a name that can be read";
    const char *objection = clean(unpacking->arena, name, &path);
    if (objection)
        return say(unpacking, name, objection);
    mode_t type = archive_entry_filetype(entry);
    if (archive_entry_hardlink(entry) || archive_entry_symlink(entry))
        return say(unpacking, name, "is a link; hand in the file itself");
    if (archive_entry_is_encrypted(entry))
        return say(unpacking, name, "is encrypted");
    if (type != AE_IFDIR && type != AE_IFREG)
        return say(unpacking, name, "is neither a file nor a folder");
    if (!*path)
        return type == AE_IFDIR ? NULL : say(unpacking, name, "has no name");
    full = fs_join(unpacking->arena, unpacking->folder, path);
    const char *slash = strrchr(full, '/');
    const char *folder =
        type == AE_IFDIR ? full : arena_copy(unpacking->arena, full, (size_t)(slash - full));
    if (!fs_make_folders(folder, &err))
        return fail(unpacking, name);
    return type == AE_IFDIR ? NULL
                            : unpack_file(unpacking, name, full, archive_entry_perm(entry) & 0111);
}

static const char *unpack(struct unpacking *unpacking) {
    struct archive_entry *entry;
    int result;
    while ((result = archive_read_next_header(unpacking->archive, &entry)) == ARCHIVE_OK ||
           result == ARCHIVE_WARN) {
        if (++unpacking->entries > MOST_ENTRIES)
            return "the archive has more than the 1000 entries that a submission may have";
        const char *fault = unpack_entry(unpacking, entry);
        if (fault)
            return fault;
    }
    if (result != ARCHIVE_EOF)
        return "the archive is damaged, or no .zip, .tar or .tar.gz";
    return unpacking->entries ? NULL : "the archive is empty";
}

static bool prepare(struct archive *archive) {
    return archive && archive_read_support_format_tar(archive) == ARCHIVE_OK &&
           archive_read_support_format_zip(archive) == ARCHIVE_OK &&
           archive_read_support_filter_gzip(archive) == ARCHIVE_OK;
}

bool archive_unpack(struct arena *arena, const char *path, const char *folder,
                    const char **out_fault, struct error *err) {
    struct stat status;
    CLEANUP_FD int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &status))
        return error_errno(err, "cannot open the submission %s", path);
    struct unpacking unpacking = {.arena = arena,
                                  .archive = archive_read_new(),
                                  .folder = folder,
                                  .packed = status.st_size,
                                  .err = err};
    bool prepared = prepare(unpacking.archive);
    if (prepared)
        *out_fault = archive_read_open_fd(unpacking.archive, fd, 65536) == ARCHIVE_OK
                         ? unpack(&unpacking)
                         : "the archive is damaged, or no .zip, .tar or .tar.gz";
    archive_read_free(unpacking.archive);
    if (!prepared)
        return error_set(err, BLAME_GRADER, "cannot read archives");
    return !unpacking.broken;
}
