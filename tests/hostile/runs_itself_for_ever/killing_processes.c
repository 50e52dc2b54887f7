// SPDX-License-Identifier: MIT
// Hostile: replaces itself by itself without end.
#include <unistd.h>

int main(int count, char **arguments) {
    (void)count;
    for (;;)
        execv("/proc/self/exe", arguments);
}
