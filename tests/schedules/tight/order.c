// SPDX-License-Identifier: MIT
// Two processes look again and again, without any call, whether they may go on, and a third one
// lets them after a nap; then threads do so, which count their looks, and one takes a spin lock.
#include <pthread.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { OTHERS = 2 };

static int looks, open_now;
static pthread_spinlock_t lock;

static void *look(void *nothing) {
    while (!__atomic_load_n(&open_now, __ATOMIC_SEQ_CST))
        looks++;
    pthread_spin_lock(&lock);
    pthread_spin_unlock(&lock);
    return nothing;
}

static void wait_in_threads(void) {
    pthread_t threads[OTHERS];
    pthread_spin_init(&lock, PTHREAD_PROCESS_PRIVATE);
    pthread_spin_lock(&lock);
    for (int i = 0; i < OTHERS; i++)
        pthread_create(&threads[i], NULL, look, NULL);
    sleep(1);
    __atomic_store_n(&open_now, 1, __ATOMIC_SEQ_CST);
    sleep(1);
    pthread_spin_unlock(&lock);
    for (int i = 0; i < OTHERS; i++)
        pthread_join(threads[i], NULL);
}

int main(void) {
    volatile int *open =
        mmap(NULL, sizeof *open, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    for (int number = 0; number <= OTHERS; number++)
        if (fork() == 0) {
            if (number == 0)
                *open = sleep(10) == 0;
            while (!*open)
                ;
            _exit(0);
        }
    while (wait(NULL) > 0)
        ;
    wait_in_threads();
    dprintf(1, "all through\n");
    return 0;
}
