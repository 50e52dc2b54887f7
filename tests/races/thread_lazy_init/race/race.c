// SPDX-License-Identifier: MIT
// Both threads may find that there is no table yet, and both make one.
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

enum { THREADS = 2 };

static int tables[THREADS];
static int made;
static int *table;

static void must(bool done) {
    if (!done)
        _exit(2);
}

static void make_table(void) { table = &tables[made++ % THREADS]; }

static int *the_table(void) {
    if (!table)
        make_table();
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
