// SPDX-License-Identifier: MIT
// What a program that is started inherits of signals.
#include "base/signals.h"

#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { SIGNALS = 64 }; // of the kernel

void signals_as_at_first(void) {
    // Not by signal(3), which refuses the numbers that the C library keeps for itself: where they
    // are ignored, its timers and its cancelling of threads do nothing. All zeros is the default,
    // whatever the kernel's structure looks like.
    const char by_default[64] = {0};
    sigset_t none;
    for (int number = 1; number <= SIGNALS; number++)
        syscall(SYS_rt_sigaction, number, by_default, NULL, SIGNALS / 8);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}
