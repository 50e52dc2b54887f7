// SPDX-License-Identifier: MIT
// Hostile: ignores every signal and sleeps, with threads and children that do the same.
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

static void *sleep_on(void *nothing) {
    for (;;)
        sleep(1000000);
    return nothing;
}

int main(void) {
    pthread_t thread;
    for (int number = 1; number < SIGRTMAX; number++)
        signal(number, SIG_IGN);
    for (int child = 0; child < 3; child++)
        if (fork() == 0)
            break;
    pthread_create(&thread, NULL, sleep_on, NULL);
    sleep_on(NULL);
}
