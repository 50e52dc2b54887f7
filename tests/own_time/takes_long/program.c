// SPDX-License-Identifier: MIT
// Wrong: the child takes 20 seconds, and main another one.
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    if (fork() == 0) {
        sleep(20);
        _exit(0);
    }
    wait(NULL);
    sleep(1);
}
