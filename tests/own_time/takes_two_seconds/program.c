// SPDX-License-Identifier: MIT
// Wrong: the child takes one second, and main another one.
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    if (fork() == 0) {
        sleep(1);
        _exit(0);
    }
    wait(NULL);
    sleep(1);
}
