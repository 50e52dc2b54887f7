// SPDX-License-Identifier: MIT
// main holds a read-write lock and waits for the child, which wants to read.
#include <pthread.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    pthread_rwlock_t *lock =
        mmap(NULL, sizeof *lock, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (lock == MAP_FAILED)
        return 1;
    pthread_rwlockattr_t attributes;
    pthread_rwlockattr_init(&attributes);
    pthread_rwlockattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    pthread_rwlock_init(lock, &attributes);
    pthread_rwlock_wrlock(lock);
    if (fork() == 0)
        _exit(pthread_rwlock_rdlock(lock));
    wait(NULL);
    pthread_rwlock_unlock(lock);
}
