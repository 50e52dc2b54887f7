// SPDX-License-Identifier: MIT
// main waits for a child that waits for a signal.
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    pid_t child = fork();
    if (child == 0) {
        pause();
        _exit(0);
    }
    waitpid(child, NULL, 0);
}
