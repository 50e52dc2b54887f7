// SPDX-License-Identifier: MIT
// Right: main computes for a while, and waits for nobody.
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    volatile unsigned sum = 0;
    if (fork() == 0) {
        sleep(1);
        _exit(0);
    }
    for (unsigned i = 0; i < 20000000; i++)
        sum += i;
    wait(NULL);
}
