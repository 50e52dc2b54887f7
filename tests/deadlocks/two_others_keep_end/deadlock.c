// SPDX-License-Identifier: MIT
// main and the third process keep write ends that belong to the first.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int ends[2];
    char byte;
    if (pipe(ends) == -1)
        return 1;
    if (fork() == 0)
        _exit(write(ends[1], "hello", 5) != 5);
    if (fork() == 0) {
        close(ends[1]);
        while (read(ends[0], &byte, 1) > 0)
            ;
        _exit(0);
    }
    if (fork() == 0)
        pause();
    while (wait(NULL) > 0)
        ;
}
