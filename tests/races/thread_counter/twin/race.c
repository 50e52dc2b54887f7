// SPDX-License-Identifier: MIT
// A mutex keeps reading and writing together.
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

enum { THREADS = 2, STEPS = 5 };

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int counter;

static void must(bool done) {
    if (!done)
        _exit(2);
}

static void *count(void *nothing) {
    for (int i = 0; i < STEPS; i++) {
        must(pthread_mutex_lock(&mutex) == 0);
        counter++;
        must(pthread_mutex_unlock(&mutex) == 0);
    }
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
