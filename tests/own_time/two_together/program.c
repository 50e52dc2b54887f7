// SPDX-License-Identifier: MIT
// Two children; the second is started half a second later, while the first still sleeps.
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    for (int i = 0; i < 2; i++) {
        if (fork() == 0) {
            sleep(1);
            _exit(0);
        }
        usleep(500000);
    }
    while (wait(NULL) > 0)
        ;
}
