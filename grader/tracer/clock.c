// SPDX-License-Identifier: MIT
// What time it is for the program: the real clock is the machine's steady one.
#include "tracer/clock.h"

#include <string.h>
#include <time.h>

int64_t clock_real(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

bool clock_start(struct clock *clock, const char *name) {
    clock->start = clock_real();
    return strcmp(name, "real") == 0;
}

int64_t clock_now(const struct clock *clock) { return clock_real() - clock->start; }
