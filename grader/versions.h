// SPDX-License-Identifier: MIT
// What the programs in a sandbox that gradings need say of their versions.
#pragma once

#include "run.h"

// A line each, as they came. In a sandbox of its own, which is ended.
bool versions_ask(struct arena *arena, const struct runner *runner, struct text *out_words,
                  struct error *err);
