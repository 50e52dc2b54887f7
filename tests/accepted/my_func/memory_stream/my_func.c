// SPDX-License-Identifier: MIT
// Right, by a stream into memory, and one write of all that it holds.
#include "my_func.h"

#include <stdio.h>
#include <stdlib.h>

void my_func(int i) {
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    if (!stream) {
        perror("open_memstream");
        return;
    }
    fprintf(stream, "calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        fprintf(stream, "output from myFunc is :%d\n", j);
    if (fclose(stream) == 0)
        fwrite(text, 1, size, stdout);
    free(text);
}
