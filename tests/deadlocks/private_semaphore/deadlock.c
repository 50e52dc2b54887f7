// SPDX-License-Identifier: MIT
// The semaphore is a variable of each process: fork() copies it, so the child's post is not main's.
#include <semaphore.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    sem_t semaphore;
    if (sem_init(&semaphore, 0, 0) == -1)
        return 1;
    if (fork() == 0) {
        sem_post(&semaphore);
        _exit(0);
    }
    sem_wait(&semaphore);
    wait(NULL);
}
