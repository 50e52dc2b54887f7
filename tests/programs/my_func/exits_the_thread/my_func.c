// SPDX-License-Identifier: MIT
// Wrong: it leaves with pthread_exit, and the only thread takes the process along
// (thought: that ends the function alone).
#include "my_func.h"

#include <pthread.h>
#include <stdio.h>

void my_func(int i) {
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
    pthread_exit(NULL);
}
