// SPDX-License-Identifier: MIT
// Two processes ask again and again whether they may go on, until a third one lets them.
#include <sched.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    volatile int *open =
        mmap(NULL, sizeof *open, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    for (int number = 0; number < 3; number++)
        if (fork() == 0) {
            for (int i = 0; number == 1 && i < 200; i++) // more than a turn
                getppid();
            if (number == 1)
                *open = 1;
            while (!*open)
                sched_yield();
            _exit(0);
        }
    while (wait(NULL) > 0)
        ;
    dprintf(1, "all through\n");
    return 0;
}
