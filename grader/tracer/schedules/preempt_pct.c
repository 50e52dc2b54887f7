// SPDX-License-Identifier: MIT
// As pct, for a program whose accesses to shared memory are stops, too (hooks/hooks.c).
#include "tracer/schedule.h"

const struct schedule_kind schedule_preempt_pct = {
    .name = "preempt-pct", .value = VALUE_SEED, .next = schedule_next_pct, .preempts = true};
