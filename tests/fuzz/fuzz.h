// SPDX-License-Identifier: MIT
// What the harnesses share. libFuzzer calls LLVMFuzzerTestOneInput() with bytes of its choice; a
// crash, a leak, a sanitizer's finding or an expectation that does not hold ends it.
#pragma once

#include "base/array.h"
#include "base/cleanup.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define FUZZ_EXPECT(expression)                                                                    \
    do {                                                                                           \
        if (!(expression))                                                                         \
            abort();                                                                               \
    } while (0)

// The path of a file with these bytes, until the descriptor is closed.
static inline const char *fuzz_file(struct arena *arena, const uint8_t *data, size_t size,
                                    int *out_descriptor) {
    *out_descriptor = memfd_create("fuzz", MFD_CLOEXEC);
    FUZZ_EXPECT(*out_descriptor >= 0 && write(*out_descriptor, data, size) == (ssize_t)size);
    return arena_print(arena, "/proc/self/fd/%d", *out_descriptor);
}
