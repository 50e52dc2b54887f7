// SPDX-License-Identifier: MIT
// main waits for a signal that nobody sends.
#include <signal.h>
#include <stddef.h>

int main(void) {
    sigset_t signals;
    int signal;
    sigemptyset(&signals);
    sigaddset(&signals, SIGUSR1);
    sigprocmask(SIG_BLOCK, &signals, NULL);
    return sigwait(&signals, &signal);
}
