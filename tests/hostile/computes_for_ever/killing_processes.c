// SPDX-License-Identifier: MIT
// Hostile: computes without end, under a name made to mislead a reader of /proc/PID/stat.
#include <sys/prctl.h>
#include <unistd.h>

int main(void) {
    prctl(PR_SET_NAME, "a) R 1 1 1 1 1");
    fork();
    for (;;)
        continue;
}
