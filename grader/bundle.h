// SPDX-License-Identifier: MIT
// Files for another machine, saved as one zip or as a folder. The same files make the same bytes.
#pragma once

#include "base/array.h"
#include "base/error.h"
#include "base/str.h"

struct bundle {
    struct arena *arena;
    ARRAY_OF(struct bundled_file {
        const char *path; // in it
        struct text content;
        bool executable;
    })
    files;
};

void bundle_add(struct bundle *bundle, const char *path, struct text content, bool executable);

// A file, or a folder with all that is in it, but for hidden names, links, devices, and what
// editors leave behind. Its path in the bundle is the one below `root`.
bool bundle_add_tree(struct bundle *bundle, const char *root, const char *path, struct error *err);

bool bundle_save_zip(const struct bundle *bundle, const char *path, struct error *err);

// Where nothing is yet, or an empty folder. It is there when it is whole, and not before.
bool bundle_save_folder(const struct bundle *bundle, const char *path, struct error *err);
