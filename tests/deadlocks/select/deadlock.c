// SPDX-License-Identifier: MIT
// main waits in select() for two children that have stopped talking, and keeps the write ends.
#include <sys/select.h>
#include <unistd.h>

int main(void) {
    int ends[2][2];
    fd_set set;
    FD_ZERO(&set);
    for (int i = 0; i < 2; i++) {
        if (pipe(ends[i]) == -1)
            return 1;
        FD_SET(ends[i][0], &set);
        if (fork() == 0)
            _exit(0);
    }
    return select(ends[1][0] + 1, &set, NULL, NULL, NULL) < 1;
}
