// SPDX-License-Identifier: MIT
// Wrong: a second call still has the lines of the first one in its buffer
// (thought: every call begins with an empty buffer).
#include "my_func.h"

#include <stdio.h>
#include <string.h>

static char text[16384];

static void add(const char *format, int number) {
    size_t used = strlen(text);
    snprintf(text + used, sizeof text - used, format, number);
}

void my_func(int i) {
    add("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        add("output from myFunc is :%d\n", j);
    fputs(text, stdout);
}
