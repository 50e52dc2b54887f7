// SPDX-License-Identifier: MIT
// Hostile: closes every descriptor, then goes on.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    for (int fd = 0; fd < 4096; fd++)
        close(fd);
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    waitpid(child, NULL, 0);
    return puts("Nobody hears this.") == EOF || fflush(stdout) == EOF ? 9 : 8;
}
