// SPDX-License-Identifier: MIT
#include "my_func.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void my_func(int i) {
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    if (!stream)
        return;
    fprintf(stream, "calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        fprintf(stream, "output from myFunc is :%d\n", j);
    if (fclose(stream) == 0 && write(STDOUT_FILENO, text, size) == -1)
        perror("stdout");
    free(text);
}
