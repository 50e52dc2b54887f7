// SPDX-License-Identifier: MIT
// Two children use the mutex, which lies amid the shared memory; the first one ends with it.
#include <pthread.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct account {
    int money[100];
    pthread_mutex_t mutex;
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
    for (int i = 0; i < 2; i++)
        if (fork() == 0) {
            sleep((unsigned)i);
            pthread_mutex_lock(&account->mutex);
            account->money[i]++;
            if (i == 0)
                _exit(1);
            pthread_mutex_unlock(&account->mutex);
            _exit(0);
        }
    while (wait(NULL) > 0)
        ;
}
