// SPDX-License-Identifier: MIT
// The reader keeps its own write end, so its read never meets the end of file.
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int ends[2];
    char byte;
    if (pipe(ends) == -1)
        return 1;
    if (fork() == 0) {
        while (read(ends[0], &byte, 1) > 0)
            ;
        _exit(0);
    }
    close(ends[0]);
    if (write(ends[1], "hello", 5) != 5)
        return 1;
    close(ends[1]);
    wait(NULL);
}
