// SPDX-License-Identifier: MIT
// Each thread locks another mutex first: both may hold one and wait for the other.
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

static pthread_mutex_t mutexes[2] = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER};
static int balances[2] = {100, 100};

static void must(bool done) {
    if (!done)
        _exit(2);
}

static void move(int from, int to) {
    must(pthread_mutex_lock(&mutexes[from]) == 0);
    must(pthread_mutex_lock(&mutexes[to]) == 0);
    balances[from]--;
    balances[to]++;
    must(pthread_mutex_unlock(&mutexes[to]) == 0);
    must(pthread_mutex_unlock(&mutexes[from]) == 0);
}

static void *there(void *nothing) {
    move(0, 1);
    return nothing;
}

static void *back(void *nothing) {
    move(1, 0);
    return nothing;
}

int main(void) {
    pthread_t threads[2];
    must(pthread_create(&threads[0], NULL, there, NULL) == 0);
    must(pthread_create(&threads[1], NULL, back, NULL) == 0);
    for (int i = 0; i < 2; i++)
        must(pthread_join(threads[i], NULL) == 0);
    puts(balances[0] == 100 && balances[1] == 100 ? "ok" : "money is lost");
}
