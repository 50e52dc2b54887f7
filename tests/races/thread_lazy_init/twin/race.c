// SPDX-License-Identifier: MIT
// pthread_once() makes it once.
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

enum { THREADS = 2 };

static int tables[THREADS];
static int made;
static int *table;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void must(bool done) {
    if (!done)
        _exit(2);
}

static void make_table(void) { table = &tables[made++ % THREADS]; }

static int *the_table(void) {
    must(pthread_once(&once, make_table) == 0);
    return table;
}

static void *use(void *out_table) {
    *(int **)out_table = the_table();
    return NULL;
}

int main(void) {
    pthread_t threads[THREADS];
    int *used[THREADS];
    for (int i = 0; i < THREADS; i++)
        must(pthread_create(&threads[i], NULL, use, &used[i]) == 0);
    for (int i = 0; i < THREADS; i++)
        must(pthread_join(threads[i], NULL) == 0);
    puts(made == 1 && used[0] == used[1] ? "ok" : "there are two tables");
}
