// SPDX-License-Identifier: MIT
// What became of a class, in words.
#pragma once

#include "batch.h"

// Whose points change, what was not graded and why, and a sum; of a quiet one the last two.
void batch_summary(const struct batch *batch, struct str *out);
