// SPDX-License-Identifier: MIT
// Keeps what a grading left, for people who want to look closer.
#pragma once

#include "verdict.h"

// Writes FOLDER/<exercise>/<submission>/NAME; nothing where the folder is NULL. False with the
// reason.
bool keep_file(struct arena *arena, const char *folder, const struct verdict *verdict,
               const char *name, struct text text, struct error *err);
