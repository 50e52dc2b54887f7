// SPDX-License-Identifier: MIT
// Hostile: leaves a daemon behind that holds stdout and all else, and ignores signals.
#include <signal.h>
#include <unistd.h>

int main(void) {
    if (fork() > 0)
        return 0;
    setsid();
    if (fork() > 0)
        _exit(0);
    setsid();
    for (int number = 1; number < SIGRTMAX; number++)
        signal(number, SIG_IGN);
    for (;;)
        pause();
}
