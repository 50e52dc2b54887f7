// SPDX-License-Identifier: MIT
// One of three ends before it comes to the barrier.
#include <pthread.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    pthread_barrier_t *barrier =
        mmap(NULL, sizeof *barrier, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (barrier == MAP_FAILED)
        return 1;
    pthread_barrierattr_t attributes;
    pthread_barrierattr_init(&attributes);
    pthread_barrierattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    pthread_barrier_init(barrier, &attributes, 3);
    for (int i = 0; i < 3; i++)
        if (fork() == 0) {
            if (i == 1)
                _exit(1);
            pthread_barrier_wait(barrier);
            _exit(0);
        }
    while (wait(NULL) > 0)
        ;
}
