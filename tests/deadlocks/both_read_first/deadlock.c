// SPDX-License-Identifier: MIT
// main and its child each wait for the other's first word.
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int down[2], up[2];
    char byte = 0;
    if (pipe(down) == -1 || pipe(up) == -1)
        return 1;
    if (fork() == 0) {
        close(down[1]);
        close(up[0]);
        if (read(down[0], &byte, 1) == 1)
            _exit(write(up[1], &byte, 1) != 1);
        _exit(1);
    }
    close(down[0]);
    close(up[1]);
    if (read(up[0], &byte, 1) != 1 || write(down[1], &byte, 1) != 1)
        return 1;
    wait(NULL);
}
