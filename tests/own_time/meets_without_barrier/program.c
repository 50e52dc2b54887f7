// SPDX-License-Identifier: MIT
// Wrong: each worker prints its time at once.
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void meet(int number) {
    struct timespec time;
    char words[32];
    clock_gettime(CLOCK_REALTIME, &time);
    strftime(words, sizeof words, "%F %T", gmtime(&time.tv_sec));
    printf("worker %d met at %s.%06ld\n", number, words, time.tv_nsec / 1000);
    fflush(stdout);
}

int main(void) {
    for (int i = 1; i <= 2; i++) {
        if (fork() == 0) {
            meet(i);
            _exit(0);
        }
        usleep(500000);
    }
    while (wait(NULL) > 0)
        ;
}
