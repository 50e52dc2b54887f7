// SPDX-License-Identifier: MIT
// Reads a task's memory through /proc/PID/mem.
#include "tracer/memory.h"

#include "base/cleanup.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/uio.h>

static int open_memory(pid_t tid) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/mem", tid);
    return open(path, O_RDONLY | O_CLOEXEC);
}

static size_t read_at(int fd, uint64_t address, char *bytes, size_t size) {
    size_t got = 0;
    while (got < size) {
        ssize_t more = pread(fd, bytes + got, size - got, (off_t)(address + got));
        if (more <= 0)
            break;
        got += (size_t)more;
    }
    return got;
}

bool memory_copy(pid_t tid, uint64_t address, void *out, size_t size) {
    CLEANUP_FD int fd = open_memory(tid);
    return fd >= 0 && read_at(fd, address, out, size) == size;
}

struct text memory_read(struct arena *arena, pid_t tid, uint64_t address, size_t size) {
    CLEANUP_FD int fd = open_memory(tid);
    char *bytes = arena_alloc(arena, size + 1);
    return (struct text){bytes, fd < 0 ? 0 : read_at(fd, address, bytes, size)};
}

struct text memory_gather(struct arena *arena, pid_t tid, uint64_t vectors, uint64_t count,
                          size_t most) {
    CLEANUP_FD int fd = open_memory(tid);
    struct str bytes = {.arena = arena};
    if (fd < 0 || count > UIO_MAXIOV)
        return str_text(&bytes);
    for (uint64_t i = 0; i < count && bytes.size < most; i++) {
        struct iovec vector;
        if (read_at(fd, vectors + i * sizeof vector, (char *)&vector, sizeof vector) !=
            sizeof vector)
            break;
        size_t size = vector.iov_len < most - bytes.size ? vector.iov_len : most - bytes.size;
        char *part = arena_alloc(arena, size + 1);
        size_t got = read_at(fd, (uint64_t)(uintptr_t)vector.iov_base, part, size);
        str_add(&bytes, (struct text){part, got});
        if (got < size)
            break;
    }
    return str_text(&bytes);
}

struct text memory_string(struct arena *arena, pid_t tid, uint64_t address, size_t most) {
    struct text text = memory_read(arena, tid, address, most);
    const char *end = memchr(text.data, '\0', text.size);
    if (end)
        text.size = (size_t)(end - text.data);
    return text;
}
