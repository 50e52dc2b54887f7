// SPDX-License-Identifier: MIT
// What time it is for the program: the real clock is the machine's steady one.
#include "tracer/clock.h"

#include <string.h>
#include <time.h>

// So much weight of calls in a row is polling; each time as much again doubles the step.
enum { PATIENCE = 100000, MOST_DOUBLINGS = 40 };

int64_t clock_real(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

bool clock_start(struct clock *clock, const char *name) {
    *clock = (struct clock){.own = strcmp(name, "virtual") == 0, .start = clock_real()};
    return clock->own || strcmp(name, "real") == 0;
}

int64_t clock_now(const struct clock *clock) {
    return clock->own ? clock->now : clock_real() - clock->start;
}

void clock_progress(struct clock *clock) { clock->idle = 0; }

int64_t clock_idle(struct clock *clock, int weight) {
    clock->idle += weight;
    int64_t doublings = clock->idle / PATIENCE;
    if (weight < CLOCK_ASKED && doublings == 0)
        return 0;
    return INT64_C(1) << (doublings < MOST_DOUBLINGS ? doublings : MOST_DOUBLINGS);
}

void clock_jump(struct clock *clock, int64_t to) {
    if (to > clock->now)
        clock->now = to;
}
