// SPDX-License-Identifier: MIT
// main keeps the write end that it handed to the writer, and waits for the reader.
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
    close(ends[0]);
    while (wait(NULL) > 0)
        ;
}
