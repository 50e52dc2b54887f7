// SPDX-License-Identifier: MIT
// Every process prints; the first child waits for the second one's byte before.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void child(int number, const int ends[2]) {
    char byte;
    if (number == 1 && read(ends[0], &byte, 1) != 1)
        exit(1);
    dprintf(1, "child %d\n", number);
    if (number == 2 && write(ends[1], "x", 1) != 1)
        exit(1);
    dprintf(1, "end %d\n", number);
    _exit(0);
}

int main(void) {
    int ends[2];
    if (pipe(ends) == -1)
        return 1;
    for (int number = 1; number <= 2; number++)
        if (fork() == 0)
            child(number, ends);
    dprintf(1, "main\n");
    while (wait(NULL) > 0)
        ;
    return 0;
}
