// SPDX-License-Identifier: MIT
// Hostile: starts threads without end.
#include <pthread.h>
#include <unistd.h>

static void *wait_for_ever(void *nothing) {
    for (;;)
        pause();
    return nothing;
}

int main(void) {
    pthread_t thread;
    for (;;)
        pthread_create(&thread, NULL, wait_for_ever, NULL);
}
