// SPDX-License-Identifier: MIT
// Unpacks a student's archive, which is hostile: bounded in bytes, entries and ratio; only folders
// and regular files below the folder that it is unpacked into.
#pragma once

#include "base/error.h"
#include "base/str.h"

// Whether the name is one of an archive (.zip, .tar, .tar.gz, .tgz) and a regular file is there.
bool archive_is(const char *path);

// Into an empty folder of our own. *out_fault: why it can not be taken, the student's fault; NULL:
// all of it is there. False: not the student's fault.
bool archive_unpack(struct arena *arena, const char *path, const char *folder,
                    const char **out_fault, struct error *err);
