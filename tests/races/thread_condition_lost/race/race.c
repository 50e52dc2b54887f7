// SPDX-License-Identifier: MIT
// The signal is lost where main does not wait yet.
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static bool is_done;

static void must(bool done) {
    if (!done)
        _exit(2);
}

static void compute(void) {
    for (volatile int i = 0; i < 1000000; i++)
        ;
}

static void *work(void *nothing) {
    compute();
    must(pthread_mutex_lock(&mutex) == 0);
    is_done = true;
    must(pthread_cond_signal(&changed) == 0);
    must(pthread_mutex_unlock(&mutex) == 0);
    return nothing;
}

int main(void) {
    pthread_t thread;
    must(pthread_create(&thread, NULL, work, NULL) == 0);
    must(pthread_mutex_lock(&mutex) == 0);
    do
        must(pthread_cond_wait(&changed, &mutex) == 0);
    while (!is_done);
    must(pthread_mutex_unlock(&mutex) == 0);
    must(pthread_join(thread, NULL) == 0);
    puts("ok");
}
