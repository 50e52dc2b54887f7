// SPDX-License-Identifier: MIT
// A regular expression (PCRE2) that can not run for ever.
#pragma once

#include "base/arena.h"
#include "base/str.h"

struct pattern {
    const char *source;
    struct pcre2_real_code_8 *code; // lives in the arena
};

// NULL where the source is wrong: *out_message says why, *out_offset at which byte.
const struct pattern *pattern_new(struct arena *arena, const char *source, const char **out_message,
                                  size_t *out_offset);

// Anchored at both ends; bytes, with UTF-8 understood where it is valid. Gives up (false) at a
// match limit.
bool pattern_matches(const struct pattern *pattern, struct text text);

// Whether it has a group of this name, such as (?<time>…).
bool pattern_has_group(const struct pattern *pattern, const char *name);

// As pattern_matches(), with that part of the text which the named group took; empty where it took
// none.
bool pattern_find(const struct pattern *pattern, struct text text, const char *name,
                  struct text *out_part);
