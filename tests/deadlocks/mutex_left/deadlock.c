// SPDX-License-Identifier: MIT
// The child ends without unlocking the mutex; it is the first thing in the shared memory.
#include <pthread.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct account {
    pthread_mutex_t mutex;
    int money;
};

int main(void) {
    struct account *account =
        mmap(NULL, sizeof *account, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (account == MAP_FAILED)
        return 1;
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    pthread_mutex_init(&account->mutex, &attributes);
    if (fork() == 0) {
        pthread_mutex_lock(&account->mutex);
        account->money += 10;
        _exit(0);
    }
    wait(NULL);
    pthread_mutex_lock(&account->mutex);
    account->money -= 5;
    pthread_mutex_unlock(&account->mutex);
}
