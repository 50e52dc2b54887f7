// SPDX-License-Identifier: MIT
// Files and folders.
#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdint.h>

// A whole regular file, at most `most` bytes; a larger one is an error.
bool fs_read(struct arena *arena, const char *path, int64_t most, struct text *out_text,
             struct error *err);

bool fs_write(const char *path, struct text text, struct error *err);

// So that whoever reads it finds the old text or the whole new one, whatever breaks: written beside
// it, synced and renamed. Who writes to the same path at the same time waits.
bool fs_replace(struct arena *arena, const char *path, struct text text, struct error *err);

// With all the folders on the way.
bool fs_make_folders(const char *path, struct error *err);

// A new private folder below $TMPDIR or /tmp.
bool fs_make_temporary(struct arena *arena, const char **out_path, struct error *err);

// Those of graders that were killed.
void fs_remove_left(void);

// With all that is in it, whatever its modes are; follows no link. Failures are passed over.
void fs_remove_tree(const char *path);

// Names in the folder, sorted, hidden ones left out; ended by NULL. NULL where it can't be read
// (errno).
const char **fs_list(struct arena *arena, const char *path);
const char **fs_list_all(struct arena *arena, const char *path); // hidden ones, too

// The folder in which the running program lies.
const char *fs_own_folder(struct arena *arena);

bool fs_is_folder(const char *path);
bool fs_is_real_folder(const char *path); // and no link to one
bool fs_is_real_file(const char *path);   // a regular one, likewise
bool fs_exists(const char *path);
const char *fs_join(struct arena *arena, const char *folder, const char *name);
// The last part of the path, "." and trailing slashes resolved by the real path where there is one.
const char *fs_base_name(struct arena *arena, const char *path);
