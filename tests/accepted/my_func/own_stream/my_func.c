// SPDX-License-Identifier: MIT
// Right, by a stream of its own on a copy of the descriptor.
#include "my_func.h"

#include <stdio.h>
#include <unistd.h>

void my_func(int i) {
    int copy = dup(STDOUT_FILENO);
    FILE *stream = copy == -1 ? NULL : fdopen(copy, "w");
    if (!stream) {
        perror("stdout");
        if (copy != -1)
            close(copy);
        return;
    }
    fprintf(stream, "calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        fprintf(stream, "output from myFunc is :%d\n", j);
    if (fclose(stream) == EOF)
        perror("stdout");
}
