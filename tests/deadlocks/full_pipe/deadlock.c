// SPDX-License-Identifier: MIT
// The child writes more than the pipe holds, and main reads only after the child has ended.
#include <sys/wait.h>
#include <unistd.h>

static char much[100000];

int main(void) {
    int ends[2];
    if (pipe(ends) == -1)
        return 1;
    if (fork() == 0) {
        close(ends[0]);
        _exit(write(ends[1], much, sizeof much) != sizeof much);
    }
    close(ends[1]);
    wait(NULL);
    return read(ends[0], much, sizeof much) <= 0;
}
