// SPDX-License-Identifier: MIT
// Both ends of a socket pair wait for the other one to begin.
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int ends[2];
    char byte;
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == -1)
        return 1;
    pid_t child = fork();
    close(ends[child == 0]);
    if (recv(ends[child != 0], &byte, 1, 0) == 1)
        send(ends[child != 0], &byte, 1, 0);
    wait(NULL);
}
