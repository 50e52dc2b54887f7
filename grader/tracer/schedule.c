// SPDX-License-Identifier: MIT
// The table of schedules.
#include "tracer/schedule.h"

#include <string.h>

static const struct schedule *const schedules[] = {
#define SCHEDULE(name) &schedule_##name,
#include "tracer/schedules/list.def"
#undef SCHEDULE
};

const struct schedule *schedule_named(const char *name) {
    for (size_t i = 0; i < sizeof schedules / sizeof *schedules; i++)
        if (strcmp(schedules[i]->name, name) == 0)
            return schedules[i];
    return NULL;
}
