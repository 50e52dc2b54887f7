// SPDX-License-Identifier: MIT
// A JSON Schema of ours in words, for a terminal. Pure.
#pragma once

#include "base/str.h"

#include <jansson.h>

// Of a mapping: its keys, what each may be and means; then what has a title and parts, such as "a
// process", told once for all the keys that may be one.
void schema_tell(struct arena *arena, const json_t *mapping, struct str *out);
