// SPDX-License-Identifier: MIT
// main waits for the child's signal, and the child for main's.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static void wake(int signal) { (void)signal; }

int main(void) {
    sigset_t before, usr1;
    sigemptyset(&usr1);
    sigaddset(&usr1, SIGUSR1);
    sigprocmask(SIG_BLOCK, &usr1, &before);
    signal(SIGUSR1, wake);
    if (fork() == 0) {
        sigsuspend(&before);
        kill(getppid(), SIGUSR1);
        _exit(0);
    }
    sigsuspend(&before);
    wait(NULL);
}
