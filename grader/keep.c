// SPDX-License-Identifier: MIT
// Keeps what a grading left.
#include "keep.h"

#include "base/fs.h"

bool keep_file(struct arena *arena, const char *folder, const struct verdict *verdict,
               const char *name, struct text text, struct error *err) {
    if (!folder)
        return true;
    const char *own = arena_print(arena, "%s/%s/%s", folder, verdict->exercise,
                                  fs_base_name(arena, verdict->submission));
    return fs_make_folders(own, err) && fs_write(fs_join(arena, own, name), text, err);
}
