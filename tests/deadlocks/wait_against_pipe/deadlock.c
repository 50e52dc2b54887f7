// SPDX-License-Identifier: MIT
// main waits for the child to end before it closes the pipe that the child reads to its end.
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int ends[2];
    char byte;
    if (pipe(ends) == -1)
        return 1;
    pid_t child = fork();
    if (child == 0) {
        close(ends[1]);
        while (read(ends[0], &byte, 1) > 0)
            ;
        _exit(0);
    }
    close(ends[0]);
    if (write(ends[1], "hello", 5) != 5)
        return 1;
    waitpid(child, NULL, 0);
    close(ends[1]);
}
