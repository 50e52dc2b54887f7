// SPDX-License-Identifier: MIT
// Two processes take the same two mutexes, each in its own order.
#include <pthread.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static pthread_mutex_t *mutexes;

static void take(int first, int second) {
    pthread_mutex_lock(&mutexes[first]);
    sleep(1);
    pthread_mutex_lock(&mutexes[second]);
    pthread_mutex_unlock(&mutexes[second]);
    pthread_mutex_unlock(&mutexes[first]);
}

int main(void) {
    mutexes =
        mmap(NULL, 2 * sizeof *mutexes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (mutexes == MAP_FAILED)
        return 1;
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    for (int i = 0; i < 2; i++)
        pthread_mutex_init(&mutexes[i], &attributes);
    for (int i = 0; i < 2; i++)
        if (fork() == 0) {
            take(i, 1 - i);
            _exit(0);
        }
    while (wait(NULL) > 0)
        ;
}
