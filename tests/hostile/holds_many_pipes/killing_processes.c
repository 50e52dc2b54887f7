// SPDX-License-Identifier: MIT
// Hostile: many processes hold many pipes, so that there is much to tell of each.
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int ends[2];
    while (pipe(ends) == 0)
        continue;
    for (int child = 0; child < 200; child++) {
        if (fork() == 0)
            _exit(0);
        wait(NULL);
    }
    return 0;
}
