// SPDX-License-Identifier: MIT
// Two processes open a FIFO, both to read.
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    if (mkfifo("fifo", 0600) == -1)
        return 1;
    if (fork() == 0)
        _exit(open("fifo", O_RDONLY) == -1);
    int fifo = open("fifo", O_RDONLY);
    wait(NULL);
    return fifo == -1;
}
