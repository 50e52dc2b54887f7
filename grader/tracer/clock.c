// SPDX-License-Identifier: MIT
// What time it is for the program: the real clock is the machine's steady one.
#include "tracer/clock.h"

#include <string.h>
#include <time.h>

// So many in a row are polling; each time as many again doubles the step.
enum { MOST_ASKED = 1000, MOST_CALLED = 100000 };
// Calls that were answered may be work: they never make long steps.
enum { DOUBLINGS_ASKED = 40, DOUBLINGS_CALLED = 4 };

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

void clock_progress(struct clock *clock) { clock->asked = clock->called = 0; }

static int64_t step(int64_t doublings, int most) {
    return INT64_C(1) << (doublings < most ? doublings : most);
}

int64_t clock_idle(struct clock *clock, enum clock_call call) {
    if (call != CLOCK_CALLED)
        return step(++clock->asked / MOST_ASKED, DOUBLINGS_ASKED);
    int64_t doublings = ++clock->called / MOST_CALLED;
    return doublings ? step(doublings, DOUBLINGS_CALLED) : 0;
}

void clock_jump(struct clock *clock, int64_t to) {
    if (to > clock->now)
        clock->now = to;
}
