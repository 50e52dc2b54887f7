// SPDX-License-Identifier: MIT
// A folder of pages that is written anew as a whole: what was there stays until all is written, and
// nothing that is somebody else's is touched.
#pragma once

#include "base/error.h"

struct arena;

struct page_folder {
    const char *path;
    const char *made; // where to write: index.html, students/ and pairs/ are to be filled
};

// False, the author's fault: there is something in it that is not ours.
bool page_folder_begin(struct arena *arena, const char *path, struct page_folder *out_folder,
                       struct error *err);
// Puts what was written in the place of what was there.
bool page_folder_finish(struct arena *arena, const struct page_folder *folder, struct error *err);
// Removes what is not finished.
void page_folder_end(const struct page_folder *folder);
