// SPDX-License-Identifier: MIT
// Wrong: both print a time at which neither of them lived.
#include <pthread.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void report(int number, struct timespec time) {
    char words[32];
    strftime(words, sizeof words, "%F %T", gmtime(&time.tv_sec));
    printf("worker %d met at %s.%06ld\n", number, words, time.tv_nsec / 1000);
    fflush(stdout);
}

int main(void) {
    pthread_barrier_t *barrier =
        mmap(NULL, sizeof *barrier, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (barrier == MAP_FAILED)
        return 1;
    pthread_barrierattr_t attributes;
    pthread_barrierattr_init(&attributes);
    pthread_barrierattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    pthread_barrier_init(barrier, &attributes, 2);
    for (int i = 1; i <= 2; i++) {
        if (fork() == 0) {
            struct timespec time;
            pthread_barrier_wait(barrier);
            clock_gettime(CLOCK_REALTIME, &time);
            time.tv_sec--;
            report(i, time);
            _exit(0);
        }
        usleep(500000);
    }
    while (wait(NULL) > 0)
        ;
}
