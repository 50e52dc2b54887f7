// SPDX-License-Identifier: MIT
// Wrong: it builds its output in 1024 bytes, and what comes after them is cut off
// (thought: 1024 bytes are always enough).
#include "my_func.h"

#include <stdio.h>

void my_func(int i) {
    char text[1024];
    size_t used = (size_t)snprintf(text, sizeof text, "calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i && used < sizeof text; j++)
        used += (size_t)snprintf(text + used, sizeof text - used, "output from myFunc is :%d\n", j);
    fputs(text, stdout);
}
