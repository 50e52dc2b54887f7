// SPDX-License-Identifier: MIT
// Any bytes as a specification: it is read, or there are complaints or an error; and what of it
// students may read is a specification, too.
#include "fuzz.h"

#include "redaction.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    CLEANUP_ARENA struct arena arena = {0};
    CLEANUP_FD int fd = -1;
    struct complaints complaints = {.arena = &arena};
    struct error err = {0};
    struct spec spec;
    const char *path = fuzz_file(&arena, data, size, &fd);
    bool good = spec_read(&arena, path, &spec, &complaints, &err);
    FUZZ_EXPECT(good == (!complaints.list.count && !*err.text));
    struct text text = {(const char *)data, size};
    struct redaction redaction;
    if (good && !redaction_make(&arena, path, text, &redaction, &complaints))
        FUZZ_EXPECT(complaints.list.count);
    else if (good && redaction.points)
        FUZZ_EXPECT(spec_read_text(&arena, path, redaction.text, &spec, &complaints));
    return 0;
}
