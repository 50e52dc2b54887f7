// SPDX-License-Identifier: MIT
// Any bytes as a specification: it is read, or there are complaints or an error.
#include "fuzz.h"

#include "spec.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    CLEANUP_ARENA struct arena arena = {0};
    CLEANUP_FD int fd = -1;
    struct complaints complaints = {.arena = &arena};
    struct error err = {0};
    struct spec spec;
    const char *path = fuzz_file(&arena, data, size, &fd);
    bool good = spec_read(&arena, path, &spec, &complaints, &err);
    FUZZ_EXPECT(good == (!complaints.list.count && !*err.text));
    return 0;
}
