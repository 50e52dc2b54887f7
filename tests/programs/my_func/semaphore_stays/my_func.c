// SPDX-License-Identifier: MIT
// Wrong: it guards its output with a named semaphore, which it closes and never removes
// (thought: sem_close removes it).
#include "my_func.h"

#include <fcntl.h>
#include <semaphore.h>
#include <stdio.h>

void my_func(int i) {
    sem_t *lock = sem_open("/my_func_output", O_CREAT, 0600, 1);
    if (lock == SEM_FAILED) {
        perror("sem_open");
        return;
    }
    sem_wait(lock);
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
    fflush(stdout);
    sem_post(lock);
    sem_close(lock);
}
