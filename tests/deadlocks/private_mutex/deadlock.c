// SPDX-License-Identifier: MIT
// The mutex lies in shared memory, but is not initialised for several processes.
#include <pthread.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    pthread_mutex_t *mutex =
        mmap(NULL, sizeof *mutex, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (mutex == MAP_FAILED || pthread_mutex_init(mutex, NULL) != 0)
        return 1;
    for (int i = 0; i < 2; i++)
        if (fork() == 0) {
            pthread_mutex_lock(mutex);
            sleep(1);
            pthread_mutex_unlock(mutex);
            _exit(0);
        }
    while (wait(NULL) > 0)
        ;
}
