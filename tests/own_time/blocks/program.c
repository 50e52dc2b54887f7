// SPDX-License-Identifier: MIT
// Right: main waits in calls that come back when the time has come.
#include <semaphore.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    sem_t *ready =
        mmap(NULL, sizeof *ready, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (ready == MAP_FAILED || sem_init(ready, 1, 0) == -1)
        return 1;
    if (fork() == 0) {
        sleep(1);
        sem_post(ready);
        sleep(1);
        _exit(0);
    }
    sem_wait(ready);
    wait(NULL);
}
