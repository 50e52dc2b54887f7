// SPDX-License-Identifier: MIT
// Five philosophers each take the fork at their left, and want the one at their right.
#include <semaphore.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { COUNT = 5 };

int main(void) {
    sem_t *forks = mmap(NULL, COUNT * sizeof *forks, PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (forks == MAP_FAILED)
        return 1;
    for (int i = 0; i < COUNT; i++)
        sem_init(&forks[i], 1, 1);
    for (int i = 0; i < COUNT; i++)
        if (fork() == 0) {
            sem_wait(&forks[i]);
            sleep(1);
            sem_wait(&forks[(i + 1) % COUNT]);
            _exit(0);
        }
    while (wait(NULL) > 0)
        ;
}
