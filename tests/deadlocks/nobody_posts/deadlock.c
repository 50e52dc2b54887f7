// SPDX-License-Identifier: MIT
// The child waits for a post that main makes only after the child has ended.
#include <fcntl.h>
#include <semaphore.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    sem_t *semaphore = sem_open("/begin", O_CREAT, 0600, 0);
    if (semaphore == SEM_FAILED)
        return 1;
    pid_t child = fork();
    if (child == 0) {
        sem_wait(semaphore);
        _exit(0);
    }
    waitpid(child, NULL, 0);
    sem_post(semaphore);
    return sem_unlink("/begin") == -1;
}
