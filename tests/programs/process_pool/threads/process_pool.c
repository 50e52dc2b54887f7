// SPDX-License-Identifier: MIT
// Wrong: the four workers are threads
// (thought: a worker is a worker, and threads share memory by themselves).
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum { WORKERS = 4, INPUTS = 100 };

static int squares[INPUTS];
static const int first[WORKERS] = {0, 1, 2, 3};

static void *work(void *argument) {
    for (int n = *(const int *)argument; n < INPUTS; n += WORKERS)
        squares[n] = n * n;
    return NULL;
}

int main(void) {
    pthread_t pool[WORKERS];
    for (int i = 0; i < WORKERS; i++)
        if (pthread_create(&pool[i], NULL, work, (void *)&first[i]) != 0)
            return EXIT_FAILURE;
    for (int i = 0; i < WORKERS; i++)
        if (pthread_join(pool[i], NULL) != 0)
            return EXIT_FAILURE;

    printf("Pool    : [%d", squares[0]);
    for (int n = 1; n < INPUTS; n++)
        printf(", %d", squares[n]);
    printf("]\n");
    return EXIT_SUCCESS;
}
