// SPDX-License-Identifier: MIT
// As first-come, but who starts a process rests for a while of own time after it: processes that
// are started one after the other begin that far apart.
#include "tracer/schedule.h"

const struct schedule schedule_stagger = {
    .name = "stagger", .takes_seconds = true, .next = schedule_first, .goes_on = schedule_has_turn};
