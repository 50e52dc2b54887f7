// SPDX-License-Identifier: MIT
// Six children, each after the end of the one before; none takes any time.
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    for (int i = 0; i < 6; i++) {
        if (fork() == 0)
            _exit(0);
        wait(NULL);
    }
}
