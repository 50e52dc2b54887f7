// SPDX-License-Identifier: MIT
// A file that keeps others away as long as it is open, on this machine and, where the file system
// can, on others. It ends with its holder, however that ends.
#pragma once

#include "base/error.h"

enum lock {
    LOCK_ALONE,
    LOCK_SHARED,
    LOCK_PATIENT // alone, once the others have let it go; a signal ends the waiting
};

// Makes the file where there is none. False, and *out_taken, where another process holds it.
bool lock_take(const char *path, enum lock lock, int *out_fd, bool *out_taken, struct error *err);
