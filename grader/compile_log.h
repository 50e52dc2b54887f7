// SPDX-License-Identifier: MIT
// What the compiler said, without what it quotes of files that are not the submission's: a #line or
// an #include can name any, and the compiler shows their lines.
#pragma once

#include "base/str.h"

// `log` is hostile, and so is the result.
struct text compile_log_own(struct arena *arena, struct text log);

// An error at a line of a file, all as hostile as the log.
struct compile_error {
    struct text file, message;
    int line, column; // from 1; column 0: not told
};

// The next one in the rest of a log; false where there is none.
bool compile_log_next_error(struct text *log, struct compile_error *out_error);
