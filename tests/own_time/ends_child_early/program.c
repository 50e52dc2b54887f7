// SPDX-License-Identifier: MIT
// Wrong: the child is ended in its sleep.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    pid_t child = fork();
    if (child == 0) {
        sleep(3);
        _exit(0);
    }
    usleep(2500000);
    kill(child, SIGTERM);
    wait(NULL);
    usleep(1500000);
}
