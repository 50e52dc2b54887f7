// SPDX-License-Identifier: MIT
// Hostile in its means alone: takes the place of process 1 for the orphans among its descendants,
// and waits for them.
#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (fork() == 0) {
        for (int child = 0; child < 3; child++)
            if (fork() == 0) {
                prctl(PR_SET_PDEATHSIG, child ? SIGKILL : SIGTERM);
                for (;;)
                    pause();
            }
        sleep(1);
        _exit(0);
    }
    int waited = 0;
    while (wait(NULL) > 0)
        waited++;
    return waited == 4 && errno == ECHILD ? 0 : 8;
}
