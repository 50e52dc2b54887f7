// SPDX-License-Identifier: MIT
// Wrong: main sleeps until each child has surely ended, and waits for all of them at the end.
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    for (int i = 0; i < 3; i++) {
        if (fork() == 0) {
            sleep(1);
            _exit(0);
        }
        sleep(2);
    }
    while (wait(NULL) > 0)
        ;
}
