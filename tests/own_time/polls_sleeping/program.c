// SPDX-License-Identifier: MIT
// Right: main sleeps between two looks.
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    pid_t child = fork();
    if (child == 0) {
        sleep(10);
        _exit(0);
    }
    while (waitpid(child, NULL, WNOHANG) == 0)
        usleep(10000);
}
