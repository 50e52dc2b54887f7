// SPDX-License-Identifier: MIT
// Wrong: main sleeps beside the child, not after it.
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    if (fork() == 0) {
        sleep(3);
        _exit(0);
    }
    sleep(1);
    wait(NULL);
}
