// SPDX-License-Identifier: MIT
// Hostile: goes deeper and deeper until the stack is used up.
#include <string.h>

static int deeper(volatile char *above) {
    volatile char frame[4096];
    memset((char *)frame, above[0] + 1, sizeof frame);
    return deeper(frame) + frame[17];
}

int main(void) {
    char first = 0;
    return deeper(&first);
}
