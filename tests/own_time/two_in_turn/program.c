// SPDX-License-Identifier: MIT
// Two children, the second after the end of the first.
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    for (int i = 0; i < 2; i++) {
        if (fork() == 0) {
            sleep(1);
            _exit(0);
        }
        wait(NULL);
    }
}
