// SPDX-License-Identifier: MIT
// Hostile: stops its parent, everything that it may send a signal to, and itself.
#include <signal.h>
#include <unistd.h>

int main(void) {
    if (fork() == 0)
        for (;;)
            pause();
    kill(getppid(), SIGSTOP);
    kill(1, SIGSTOP);
    kill(-1, SIGSTOP);
    kill(0, SIGSTOP);
    return 7;
}
