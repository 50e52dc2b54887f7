// SPDX-License-Identifier: MIT
// A thread counts in many steps and then prints; main does not wait for it.
#include <pthread.h>
#include <stdio.h>

static volatile int count;

static void *work(void *nothing) {
    while (count < 100)
        count++;
    dprintf(1, "counted\n");
    return nothing;
}

int main(void) {
    pthread_t thread;
    return pthread_create(&thread, NULL, work, NULL);
}
