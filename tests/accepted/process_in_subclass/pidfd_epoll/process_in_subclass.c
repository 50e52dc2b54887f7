// SPDX-License-Identifier: MIT
// Right, by pidfd: main waits with epoll until the descriptor of the child tells its end, and then
// collects it.
#include <err.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// An old kernel, or Valgrind, knows no pidfd: there waitid has to wait by itself.
static void wait_for_end(pid_t child) {
    int pidfd = (int)syscall(SYS_pidfd_open, child, 0);
    if (pidfd == -1 && errno == ENOSYS)
        return;
    int epoll = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event event = {.events = EPOLLIN};
    if (pidfd == -1 || epoll == -1 || epoll_ctl(epoll, EPOLL_CTL_ADD, pidfd, &event) == -1 ||
        epoll_wait(epoll, &event, 1, -1) != 1)
        err(EXIT_FAILURE, "pidfd");
    close(epoll);
    close(pidfd);
}

int main(void) {
    for (int n = 1; n <= 10; n++) {
        pid_t child = fork();
        if (child == -1)
            err(EXIT_FAILURE, "fork");
        if (child == 0) {
            char line[64];
            int size = snprintf(line, sizeof line, "called run method in Process-%d\n", n);
            _exit(write(STDOUT_FILENO, line, (size_t)size) == size ? EXIT_SUCCESS : EXIT_FAILURE);
        }
        siginfo_t info;
        wait_for_end(child);
        if (waitid(P_PID, (id_t)child, &info, WEXITED) == -1)
            err(EXIT_FAILURE, "waitid");
    }
    return EXIT_SUCCESS;
}
