// SPDX-License-Identifier: MIT
// Wrong: six threads, and no process
// (thought: a thread is a lightweight process).
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static void my_func(int i) {
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
}

static void *run(void *number) {
    my_func(*(int *)number);
    return NULL;
}

int main(void) {
    for (int i = 0; i < 6; i++) {
        pthread_t worker;
        if (pthread_create(&worker, NULL, run, &i) != 0)
            return EXIT_FAILURE;
        if (pthread_join(worker, NULL) != 0)
            return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
