// SPDX-License-Identifier: MIT
// Any bytes as a submission's archive: what is unpacked stays below its folder, and within bounds.
#include "archive.h"
#include "fuzz.h"

#include "base/fs.h"

#include <ftw.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_BYTES = 17 * 1024 * 1024, MOST_ENTRIES = 20000 };

static int64_t bytes;
static int entries;

static int look(const char *path, const struct stat *status, int type, struct FTW *place) {
    (void)path;
    (void)type;
    (void)place;
    FUZZ_EXPECT(S_ISREG(status->st_mode) || S_ISDIR(status->st_mode));
    bytes += S_ISREG(status->st_mode) ? status->st_size : 0;
    entries++;
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    CLEANUP_ARENA struct arena arena = {0};
    CLEANUP_FD int fd = -1;
    struct error err = {0};
    const char *folder, *fault, *path = fuzz_file(&arena, data, size, &fd);
    FUZZ_EXPECT(fs_make_temporary(&arena, &folder, &err));
    const char *inner = fs_join(&arena, folder, "inner");
    FUZZ_EXPECT(mkdir(inner, 0700) == 0);
    FUZZ_EXPECT(archive_unpack(&arena, path, inner, &fault, &err));
    bytes = entries = 0;
    nftw(inner, look, 16, FTW_PHYS);
    FUZZ_EXPECT(bytes <= MOST_BYTES && entries <= MOST_ENTRIES);
    const char **names = fs_list_all(&arena, folder);
    FUZZ_EXPECT(names && names[0] && !names[1] && strcmp(names[0], "inner") == 0);
    fs_remove_tree(folder);
    return 0;
}
