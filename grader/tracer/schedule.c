// SPDX-License-Identifier: MIT
// The table of schedules, and what several of them share.
#include "tracer/schedule.h"

#include <stdlib.h>
#include <string.h>

enum { TURN = 100 }; // stops

static const int64_t longest_rest = INT64_C(3600) * 1000000;

static const struct schedule *const schedules[] = {
#define SCHEDULE(name) &schedule_##name,
#include "tracer/schedules/list.def"
#undef SCHEDULE
};

static bool read_seconds(const char *text, int64_t *out_microseconds) {
    char *end;
    double microseconds = strtod(text, &end) * 1e6;
    *out_microseconds = (int64_t)(microseconds + 0.5);
    return end != text && !*end && microseconds >= 0 && microseconds <= (double)longest_rest;
}

const struct schedule *schedule_named(const char *name, int64_t *out_rest) {
    const char *colon = strchr(name, ':');
    size_t size = colon ? (size_t)(colon - name) : strlen(name);
    *out_rest = 0;
    for (size_t i = 0; i < sizeof schedules / sizeof *schedules; i++)
        if (strncmp(schedules[i]->name, name, size) == 0 && !schedules[i]->name[size] &&
            schedules[i]->takes_seconds == (colon != NULL) &&
            (!colon || read_seconds(colon + 1, out_rest)))
            return schedules[i];
    return NULL;
}

struct task *schedule_first(const struct tasks *tasks, int64_t now) {
    struct task *first = NULL;
    ARRAY_EACH(task, &tasks->alive)
        if (task_can_go_on(*task, now) && (!first || (*task)->ready_since < first->ready_since))
            first = *task;
    return first;
}

struct task *schedule_first_by(const struct tasks *tasks, int64_t now,
                               bool (*is_before)(const struct task *task,
                                                 const struct task *other)) {
    struct task *first = NULL;
    ARRAY_EACH(task, &tasks->alive)
        if (task_can_go_on(*task, now) && schedule_has_turn(*task) &&
            (!first || is_before(*task, first)))
            first = *task;
    return first ? first : schedule_first(tasks, now);
}

bool schedule_has_turn(const struct task *task) { return !task->yields && task->turn < TURN; }

bool schedule_never_goes_on(const struct task *task) {
    (void)task;
    return false;
}
