// SPDX-License-Identifier: MIT
// Whoever could go on first goes on, until it waits, lets others go first, or has had its turn.
#include "tracer/schedule.h"

const struct schedule schedule_first_come = {
    .name = "first-come", .next = schedule_first, .goes_on = schedule_has_turn};
