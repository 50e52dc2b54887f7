// SPDX-License-Identifier: MIT
// What the gradings of an exercise's programs showed, as a table for people.
#pragma once

#include "showing.h"

// `showings`: one for each program. `verbose`: with what each wrong program is told.
void proof_table_write(const struct proof *proof, const struct showing *showings, bool colour,
                       bool verbose, struct str *out);

// What the signs in the tables mean, in one line.
void proof_table_explain(bool colour, struct str *out);
