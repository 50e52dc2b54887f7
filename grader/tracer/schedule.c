// SPDX-License-Identifier: MIT
// The table of schedules, and what several of them share.
#include "tracer/schedule.h"

#include "tracer/fault.h"

#include <stdlib.h>
#include <string.h>

enum { TURN = 100 }; // stops

static const int64_t longest_rest = INT64_C(3600) * 1000000;

enum value { NONE, SECONDS, SEED, CALL };
// What a kind promises of time is for the grader alone.
enum promise { KEEPS_NOTHING, KEEPS_TIME = 0, KEEPS_PACE = 0, PREEMPTS };

static const struct row {
    const char *name; // what stands before the colon
    enum value value; // what stands behind it
    bool preempts;
    const struct schedule_kind *kind;
    enum fault_kind fault;
} rows[] = {
    {"free", NONE, false, &schedule_free, FAULT_none},
#define SCHEDULE(symbol, name, value, promise, summary)                                            \
    {name, value, promise, &schedule_##symbol, FAULT_none},
#define FAULT(what, name, value, summary) {name, value, false, &schedule_first_come, FAULT_##what},
#include "schedules.def"
#undef SCHEDULE
#undef FAULT
};

static bool read_seconds(const char *text, int64_t *out_microseconds) {
    char *end;
    double microseconds = strtod(text, &end) * 1e6;
    *out_microseconds = (int64_t)(microseconds + 0.5);
    return end != text && !*end && microseconds >= 0 && microseconds <= (double)longest_rest;
}

static bool read_seed(const char *text, uint64_t *out_seed) {
    char *end;
    *out_seed = strtoull(text, &end, 10);
    return *text >= '0' && *text <= '9' && !*end;
}

// `text`: what stands behind the colon, or NULL.
static bool read_value(const char *text, enum value value, struct schedule *schedule) {
    switch (value) {
    case NONE:
        return !text;
    case SECONDS:
        return text && read_seconds(text, &schedule->rest);
    case SEED:
        return text && read_seed(text, &schedule->random);
    case CALL:
        return text && fault_read(text, &schedule->fault);
    }
    return false;
}

bool schedule_named(const char *name, struct schedule *out_schedule) {
    const char *colon = strchr(name, ':');
    size_t size = colon ? (size_t)(colon - name) : strlen(name);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strncmp(rows[i].name, name, size) == 0 && !rows[i].name[size]) {
            *out_schedule = (struct schedule){
                .kind = rows[i].kind, .preempts = rows[i].preempts, .fault.kind = rows[i].fault};
            return read_value(colon ? colon + 1 : NULL, rows[i].value, out_schedule);
        }
    return false;
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

bool schedule_has_priority(const struct task *task, const struct task *other) {
    return task->priority > other->priority;
}

bool schedule_has_turn(const struct task *task) { return !task->yields && task->turn < TURN; }
