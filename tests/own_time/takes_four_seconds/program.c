// SPDX-License-Identifier: MIT
// Right: the child takes three seconds, and main another one.
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    if (fork() == 0) {
        sleep(3);
        _exit(0);
    }
    wait(NULL);
    sleep(1);
}
