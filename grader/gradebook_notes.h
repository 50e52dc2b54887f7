// SPDX-License-Identifier: MIT
// What has to be known of a gradebook before it is uploaded.
#pragma once

#include "gradebook.h"

struct gradebook_note {
    const char *text;
    ARRAY_OF(const char *) items; // safe to show
};

struct gradebook_notes {
    struct arena *arena;
    ARRAY_OF(struct gradebook_note) list;
};

// An item of a note: of the last one, where it has this text, else of a new one.
void gradebook_note(struct gradebook_notes *notes, const char *text, const char *item);

// Who is left out, of whom nothing is known, what could not be graded, and what was graded
// otherwise than the rest.
void gradebook_tell(const struct gradebook *gradebook, struct gradebook_notes *notes);

// "jane", or "Jane Doe (12)": safe to show.
const char *gradebook_name(struct arena *arena, const struct gradebook_student *student);

// "jane: line 2 by its ID, but line 3 by its name": why it is not clear which row is meant.
const char *gradebook_claim(const struct gradebook *gradebook,
                            const struct gradebook_student *student);

// "roster.csv:3: Jane Doe", or the name: safe to show.
const char *gradebook_line_name(const struct gradebook *gradebook,
                                const struct gradebook_line *line);
