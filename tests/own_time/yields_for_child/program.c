// SPDX-License-Identifier: MIT
// Wrong: main looks at a variable again and again, and lets others run between.
#include <sched.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    volatile int *ready =
        mmap(NULL, sizeof *ready, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (ready == MAP_FAILED)
        return 1;
    if (fork() == 0) {
        sleep(1);
        *ready = 1;
        _exit(0);
    }
    while (!*ready)
        sched_yield();
    wait(NULL);
}
