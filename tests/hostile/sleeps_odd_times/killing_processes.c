// SPDX-License-Identifier: MIT
// Hostile: sleeps for times that no clock can show.
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

int main(void) {
    static const long odd[] = {LONG_MIN, LONG_MIN + 1, -1, LONG_MAX / 1000, LONG_MAX - 1, LONG_MAX};
    for (unsigned i = 0; i < sizeof odd / sizeof *odd; i++)
        for (unsigned k = 0; k < sizeof odd / sizeof *odd; k++)
            for (int flags = 0; flags < 2; flags++)
                if (fork() == 0) {
                    struct timespec time = {odd[i], odd[k]};
                    alarm(1);
                    clock_nanosleep(i % 2 ? CLOCK_MONOTONIC : CLOCK_REALTIME,
                                    flags ? TIMER_ABSTIME : 0, &time, &time);
                    _exit(0);
                }
    // The whole times are good ones, and nobody wakes up from them.
    struct timespec longest = {LONG_MAX, 999999999};
    for (;;)
        nanosleep(&longest, NULL);
}
