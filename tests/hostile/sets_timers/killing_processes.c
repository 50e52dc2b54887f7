// SPDX-License-Identifier: MIT
// Hostile: timers of every kind that go off all the time, as many as there may be.
#include <signal.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

enum { MANY = 1000 };

static void take(int number) { (void)number; }

int main(void) {
    struct itimerspec often = {{0, 1}, {0, 1}};
    struct itimerval alarms = {{0, 1}, {0, 1}};
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN};
    signal(SIGALRM, take);
    signal(SIGRTMIN, take);
    setitimer(ITIMER_REAL, &alarms, NULL);
    for (int i = 0; i < MANY; i++) {
        timer_t timer;
        if (timer_create(i % 2 ? CLOCK_MONOTONIC : CLOCK_REALTIME, &event, &timer) == 0)
            timer_settime(timer, 0, &often, NULL);
        timerfd_settime(timerfd_create(CLOCK_MONOTONIC, 0), 0, &often, NULL);
    }
    for (;;)
        pause();
}
