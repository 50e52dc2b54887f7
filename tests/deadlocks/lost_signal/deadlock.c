// SPDX-License-Identifier: MIT
// The child signals the condition before main begins to wait for it.
#include <pthread.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct meeting {
    pthread_mutex_t mutex;
    pthread_cond_t begin;
};

int main(void) {
    struct meeting *meeting =
        mmap(NULL, sizeof *meeting, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (meeting == MAP_FAILED)
        return 1;
    pthread_mutexattr_t mutexes;
    pthread_mutexattr_init(&mutexes);
    pthread_mutexattr_setpshared(&mutexes, PTHREAD_PROCESS_SHARED);
    pthread_mutex_init(&meeting->mutex, &mutexes);
    pthread_condattr_t conditions;
    pthread_condattr_init(&conditions);
    pthread_condattr_setpshared(&conditions, PTHREAD_PROCESS_SHARED);
    pthread_cond_init(&meeting->begin, &conditions);
    if (fork() == 0) {
        pthread_cond_signal(&meeting->begin);
        _exit(0);
    }
    sleep(1);
    pthread_mutex_lock(&meeting->mutex);
    pthread_cond_wait(&meeting->begin, &meeting->mutex);
    pthread_mutex_unlock(&meeting->mutex);
    wait(NULL);
}
