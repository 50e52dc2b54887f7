// SPDX-License-Identifier: MIT
// Reads a task's memory; a pointer from there may be anything.
#pragma once

#include "base/array.h"
#include "base/str.h"

#include <stdint.h>
#include <sys/types.h>

// The bytes that could be read, at most `size`.
struct text memory_read(struct arena *arena, pid_t tid, uint64_t address, size_t size);

// False unless all of it could be read.
bool memory_copy(pid_t tid, uint64_t address, void *out, size_t size);

// False unless all of it could be written.
bool memory_write(pid_t tid, uint64_t address, const void *bytes, size_t size);

// The bytes of a struct iovec array, at most `most`.
struct text memory_gather(struct arena *arena, pid_t tid, uint64_t vectors, uint64_t count,
                          size_t most);
