// SPDX-License-Identifier: MIT
// main waits in epoll_wait() for a child that waits for main.
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int ends[2];
    char byte;
    struct epoll_event event = {.events = EPOLLIN};
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == -1)
        return 1;
    if (fork() == 0) {
        close(ends[0]);
        _exit(read(ends[1], &byte, 1) != 1);
    }
    close(ends[1]);
    int set = epoll_create1(EPOLL_CLOEXEC);
    if (set == -1 || epoll_ctl(set, EPOLL_CTL_ADD, ends[0], &event) == -1)
        return 1;
    epoll_wait(set, &event, 1, -1);
    wait(NULL);
}
