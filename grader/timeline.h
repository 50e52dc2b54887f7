// SPDX-License-Identifier: MIT
// A run told event by event, for people. Everything of the student's is escaped.
#pragma once

#include "evidence.h"

typedef ARRAY_OF(const char *) told_lines; // without indentation and '\n'

// "writes 4 bytes to pipe A", and the line of its source where it is known; NULL: not worth
// telling.
const char *timeline_tell(const struct evidence *evidence, const struct event *event,
                          struct arena *arena);

// All that is worth telling, up to a bound.
void timeline_write(const struct evidence *evidence, struct str *out);

// Where in the source the run has come to when it parts so; NULL: not known.
const struct place *timeline_place(const struct evidence *run, const struct evidence *other,
                                   const struct evidence *shown, struct arena *arena);

// A few lines of `shown`, which is the same run with places, around where the run parts from the
// other one, in which all went well; without another one, around where something went wrong on the
// machine.
told_lines timeline_parting(const struct evidence *run, const struct evidence *other,
                            const struct evidence *shown, struct arena *arena);
