// SPDX-License-Identifier: MIT
// The first child ends between sem_wait() and sem_post().
#include <semaphore.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    sem_t *semaphore =
        mmap(NULL, sizeof *semaphore, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (semaphore == MAP_FAILED || sem_init(semaphore, 1, 1) == -1)
        return 1;
    for (int i = 0; i < 2; i++)
        if (fork() == 0) {
            sem_wait(semaphore);
            if (i == 0)
                _exit(1);
            sem_post(semaphore);
            _exit(0);
        }
    while (wait(NULL) > 0)
        ;
}
