// SPDX-License-Identifier: MIT
// What many runs of one submission showed, each in an order of its own. Pure.
#pragma once

#include "verdict.h"

enum { MOST_KINDS = 16 };

// A check that failed.
struct failing {
    const char *id, *title;
    size_t times[MOST_KINDS];
    const char *schedule, *seen; // of the run with the fewest switches
    size_t switches;
};

struct exploration {
    struct arena *arena; // lives longer than the verdicts
    ARRAY_OF(struct failing) failing;
    const char *kinds[MOST_KINDS]; // of orders, by first run
    size_t tried[MOST_KINDS];
    size_t kind_count, runs, failed;
    const char *fault; // why there is nothing to run, or what of ours failed; or NULL
    bool is_ours;
};

void exploration_add(struct exploration *exploration, const char *schedule,
                     const struct verdict *verdict);

// Whether further runs can tell more.
bool exploration_goes_on(const struct exploration *exploration);

void exploration_tell(const struct exploration *exploration, struct str *out);

// The exit status: 0 nothing failed, 1 something did, 3 something of ours did.
int exploration_status(const struct exploration *exploration);
