// SPDX-License-Identifier: MIT
// What a kind of check, or of schedule, is, for whoever writes a specification: made from the
// tables. Pure.
#pragma once

#include "check.h"
#include "schedules.h"

void explanation_of_check(struct arena *arena, const struct check_kind *kind, struct str *out);

void explanation_of_schedule(const struct schedule_words *words, struct str *out);

// All that can be explained, a line each.
void explanation_list(struct str *out);
