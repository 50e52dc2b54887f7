// SPDX-License-Identifier: MIT
// Reads a task's memory: by process_vm_readv, or through /proc/PID/mem.
#include "tracer/memory.h"

#include "tracer/stops.h"

#include "base/cleanup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/uio.h>

// Where process_vm_readv is refused, as in some containers. It reads pages that the program itself
// may not read, too.
static ssize_t read_file(pid_t tid, uint64_t address, char *bytes, size_t size) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/mem", tid);
    CLEANUP_FD int fd = open(path, O_RDONLY | O_CLOEXEC);
    return fd < 0 ? -1 : pread(fd, bytes, size, (off_t)address);
}

static ssize_t read_some(pid_t tid, uint64_t address, char *bytes, size_t size) {
    static bool refused;
    struct iovec here = {bytes, size}, there = {(void *)(uintptr_t)address, size};
    ssize_t got = refused ? -1 : process_vm_readv(tid, &here, 1, &there, 1, 0);
    if (got >= 0 || (!refused && errno != EPERM && errno != ENOSYS))
        return got;
    got = read_file(tid, address, bytes, size);
    refused |= got > 0; // else this task alone can not be looked into
    return got;
}

static size_t read_at(pid_t tid, uint64_t address, char *bytes, size_t size) {
    size_t got = 0;
    uint64_t word;
    if (size <= sizeof word && stops_peek(tid, address, &word)) { // the cheapest way
        memcpy(bytes, &word, size);
        return size;
    }
    while (got < size) {
        ssize_t more = read_some(tid, address + got, bytes + got, size - got);
        if (more <= 0)
            break;
        got += (size_t)more;
    }
    return got;
}

bool memory_copy(pid_t tid, uint64_t address, void *out, size_t size) {
    return read_at(tid, address, out, size) == size;
}

static bool write_file(pid_t tid, uint64_t address, const void *bytes, size_t size) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/mem", tid);
    CLEANUP_FD int fd = open(path, O_WRONLY | O_CLOEXEC);
    return fd >= 0 && pwrite(fd, bytes, size, (off_t)address) == (ssize_t)size;
}

bool memory_write(pid_t tid, uint64_t address, const void *bytes, size_t size) {
    static bool refused;
    struct iovec here = {(void *)(uintptr_t)bytes, size};
    struct iovec there = {(void *)(uintptr_t)address, size};
    ssize_t done = refused ? -1 : process_vm_writev(tid, &here, 1, &there, 1, 0);
    refused |= done < 0 && (errno == EPERM || errno == ENOSYS);
    return refused ? write_file(tid, address, bytes, size) : done == (ssize_t)size;
}

struct text memory_read(struct arena *arena, pid_t tid, uint64_t address, size_t size) {
    char *bytes = arena_alloc(arena, size + 1);
    return (struct text){bytes, read_at(tid, address, bytes, size)};
}

struct text memory_gather(struct arena *arena, pid_t tid, uint64_t vectors, uint64_t count,
                          size_t most) {
    struct str bytes = {.arena = arena};
    if (count > UIO_MAXIOV)
        return str_text(&bytes);
    for (uint64_t i = 0; i < count && bytes.size < most; i++) {
        struct iovec vector;
        if (read_at(tid, vectors + i * sizeof vector, (char *)&vector, sizeof vector) !=
            sizeof vector)
            break;
        size_t size = vector.iov_len < most - bytes.size ? vector.iov_len : most - bytes.size;
        char *part = arena_alloc(arena, size + 1);
        size_t got = read_at(tid, (uint64_t)(uintptr_t)vector.iov_base, part, size);
        str_add(&bytes, (struct text){part, got});
        if (got < size)
            break;
    }
    return str_text(&bytes);
}
