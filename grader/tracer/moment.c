// SPDX-License-Identifier: MIT
// Between the times that a program speaks of and its own time in microseconds.
#include "tracer/moment.h"

#include "trace.h"

#define LONGEST INT64_C(4000000000) // seconds, more than a date is today
#define UPTIME                                                                                     \
    INT64_C(1000000000) // microseconds that the machine seems to have run before the program

bool moment_valid(const struct timespec *time) {
    return time->tv_sec >= 0 && time->tv_nsec >= 0 && time->tv_nsec <= 999999999;
}

int64_t moment_span(const struct timespec *time) {
    if (!moment_valid(time))
        return 0;
    if (time->tv_sec >= LONGEST)
        return LONGEST * 1000000;
    return (int64_t)time->tv_sec * 1000000 + (time->tv_nsec + 999) / 1000;
}

struct timespec moment_timespec(int64_t microseconds) {
    return (struct timespec){microseconds / 1000000, microseconds % 1000000 * 1000};
}

static bool is_date(clockid_t clock) {
    return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE ||
           clock == CLOCK_REALTIME_ALARM || clock == CLOCK_TAI;
}

bool moment_has_base(clockid_t clock) {
    return is_date(clock) || clock == CLOCK_MONOTONIC || clock == CLOCK_MONOTONIC_RAW ||
           clock == CLOCK_MONOTONIC_COARSE || clock == CLOCK_BOOTTIME ||
           clock == CLOCK_BOOTTIME_ALARM;
}

int64_t moment_base(clockid_t clock) { return is_date(clock) ? TRACE_DATE * 1000000 : UPTIME; }

int64_t moment_own(clockid_t clock, const struct timespec *time) {
    int64_t own = moment_span(time) - moment_base(clock);
    return own > 0 ? own : 0;
}
