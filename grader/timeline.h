// SPDX-License-Identifier: MIT
// A run told event by event, for people.
#pragma once

#include "evidence.h"

// Lines of text, each with its indentation and '\n'; everything of the student's is escaped.
void timeline_write(const struct evidence *evidence, struct str *out);
