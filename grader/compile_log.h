// SPDX-License-Identifier: MIT
// What the compiler said, without what it quotes of files that are not the submission's: a #line or
// an #include can name any, and the compiler shows their lines.
#pragma once

#include "base/str.h"

// `log` is hostile, and so is the result.
struct text compile_log_own(struct arena *arena, struct text log);
