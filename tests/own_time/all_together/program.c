// SPDX-License-Identifier: MIT
// Six children at the same time; each ends at once.
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int gate[2];
    char byte;
    if (pipe(gate) == -1)
        return 1;
    for (int i = 0; i < 6; i++)
        if (fork() == 0) {
            close(gate[1]);
            _exit(read(gate[0], &byte, 1) != 0);
        }
    close(gate[1]);
    while (wait(NULL) > 0)
        ;
}
