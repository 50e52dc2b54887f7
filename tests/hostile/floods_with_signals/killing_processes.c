// SPDX-License-Identifier: MIT
// Hostile: two processes send each other signals without end, as many as can wait.
#include <signal.h>
#include <unistd.h>

static void take(int number) { (void)number; }

int main(void) {
    for (int number = SIGRTMIN; number <= SIGRTMAX; number++)
        signal(number, take);
    pid_t other = fork();
    if (other == 0)
        other = getppid();
    for (;;)
        for (int number = SIGRTMIN; number <= SIGRTMAX; number++)
            sigqueue(other, number, (union sigval){.sival_int = number});
}
