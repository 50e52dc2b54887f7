// SPDX-License-Identifier: MIT
// The table of the kinds of checks, made from checks/list.def.
#include "check.h"

const struct check_kind *const check_kinds[] = {
#define CHECK(name) &check_##name,
#include "checks/list.def"
#undef CHECK
};

const size_t check_kind_count = sizeof check_kinds / sizeof *check_kinds;
