// SPDX-License-Identifier: MIT
// As random, for a program whose accesses to shared memory are stops, too (hooks/hooks.c).
#include "tracer/schedule.h"

const struct schedule_kind schedule_preempt_random = {
    .name = "preempt-random", .value = VALUE_SEED, .next = schedule_next_random, .preempts = true};
