// SPDX-License-Identifier: MIT
// A function takes the mutex that its caller already holds.
#include <pthread.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int money;

static void pay(int amount) {
    pthread_mutex_lock(&mutex);
    money += amount;
    pthread_mutex_unlock(&mutex);
}

int main(void) {
    pthread_mutex_lock(&mutex);
    if (money == 0)
        pay(10);
    pthread_mutex_unlock(&mutex);
}
