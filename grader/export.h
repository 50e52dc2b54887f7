// SPDX-License-Identifier: MIT
// What of a course is taken to another place.
//
// To add one: exports/<name>.c with `const struct export_kind export_<name>` and a row in
// exports/list.def.
#pragma once

#include "bundle.h"

struct course {
    const char *folder;           // with specs/, and the grader's own sources
    const char *const *exercises; // ended by NULL
};

struct export_kind {
    const char *name, *summary;
    bool (*fill)(const struct course *course, struct bundle *bundle, struct error *err);
};

#define EXPORT(name) extern const struct export_kind export_##name;
#include "exports/list.def"
#undef EXPORT
