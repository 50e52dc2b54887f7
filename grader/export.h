// SPDX-License-Identifier: MIT
// What of a course is taken to another place.
//
// To add one: exports/<name>.c with `const struct export_kind export_<name>` and a row in
// exports/list.def.
#pragma once

#include "bundle.h"

#include "base/complaints.h"

struct course {
    const char *folder;           // with specs/, and what else is taken of it
    const char *const *exercises; // ended by NULL
};

struct export_kind {
    const char *name;
    bool of_one; // the exercise is named before the path
    // False: an error, or complaints about a specification.
    bool (*fill)(const struct course *course, struct bundle *bundle, struct complaints *complaints,
                 struct error *err);
    bool (*save)(const struct bundle *bundle, const char *path, struct error *err);
};

#define EXPORT(name, usage) extern const struct export_kind export_##name;
#include "exports/list.def"
#undef EXPORT
