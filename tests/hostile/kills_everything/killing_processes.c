// SPDX-License-Identifier: MIT
// Hostile: kills its parent and everything that it may send a signal to.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    for (int child = 0; child < 2; child++)
        if (fork() == 0)
            for (;;)
                pause();
    for (int signal = 1; signal <= SIGRTMAX; signal++)
        kill(getppid(), signal);
    kill(1, SIGKILL);
    kill(-1, SIGKILL);
    while (wait(NULL) > 0)
        continue;
    return 7;
}
