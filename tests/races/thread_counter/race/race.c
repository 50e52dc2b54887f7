// SPDX-License-Identifier: MIT
// Both may read the same number, so one of the two steps is lost.
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

enum { THREADS = 2, STEPS = 5 };

static int counter;

static void must(bool done) {
    if (!done)
        _exit(2);
}

static void *count(void *nothing) {
    for (int i = 0; i < STEPS; i++)
        counter++;
    return nothing;
}

int main(void) {
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++)
        must(pthread_create(&threads[i], NULL, count, NULL) == 0);
    for (int i = 0; i < THREADS; i++)
        must(pthread_join(threads[i], NULL) == 0);
    puts(counter == THREADS * STEPS ? "ok" : "a step is lost");
}
