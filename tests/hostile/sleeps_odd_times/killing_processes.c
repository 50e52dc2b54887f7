// SPDX-License-Identifier: MIT
// Hostile: sleeps for times that no clock can show.
#include <limits.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

// A signal ends the sleep where it began.
static void sleep_oddly(long seconds, long nanoseconds, int flags) {
    struct timespec time = {seconds, nanoseconds};
    ualarm(1000, 0);
    clock_nanosleep(seconds % 2 ? CLOCK_MONOTONIC : CLOCK_REALTIME, flags, &time, NULL);
    ualarm(0, 0);
}

static void wake(int signal) { (void)signal; }

int main(void) {
    static const long odd[] = {LONG_MIN, -1, 999999999, LONG_MAX / 1000000 - 1, LONG_MAX};
    signal(SIGALRM, wake);
    for (unsigned i = 0; i < sizeof odd / sizeof *odd; i++)
        for (unsigned k = 0; k < sizeof odd / sizeof *odd; k++)
            for (int flags = 0; flags < 2; flags++)
                sleep_oddly(odd[i], odd[k], flags ? TIMER_ABSTIME : 0);
    // This time is a good one, and nobody wakes up from it.
    struct timespec longest = {LONG_MAX, 999999999};
    for (;;)
        nanosleep(&longest, NULL);
}
