// SPDX-License-Identifier: MIT
// The list of an exercise's mutants that are right, each with the reason why no check can fail it.
#pragma once

#include "base/complaints.h"
#include "base/error.h"
#include "mutant.h"

struct equivalent {
    int line;           // of the list
    const char *change; // as the mutant says it
    const char *source; // the line of the reference, without blanks around it; NULL: any
    const char *reason;
    bool used; // a mutant fits it
};

struct equivalent_list {
    const char *path;
    ARRAY_OF(struct equivalent) rows;
};

// No such file is an empty list. False: it can not be read (err) or has mistakes (complaints).
bool equivalent_list_read(struct arena *arena, const char *path, struct equivalent_list *out_list,
                          struct complaints *complaints, struct error *err);

// NULL where the mutant is not among them.
struct equivalent *equivalent_find(const struct equivalent_list *list, const struct mutant *mutant);
