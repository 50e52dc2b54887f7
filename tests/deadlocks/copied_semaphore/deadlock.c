// SPDX-License-Identifier: MIT
// The semaphore is said to be shared, but does not lie in shared memory.
#include <semaphore.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    sem_t semaphore;
    if (sem_init(&semaphore, 1, 0) == -1)
        return 1;
    if (fork() == 0) {
        sem_post(&semaphore);
        _exit(0);
    }
    sem_wait(&semaphore);
    wait(NULL);
}
