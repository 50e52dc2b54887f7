// SPDX-License-Identifier: MIT
// Right, with a stream socket pair for each worker: each gets one input at the start, and whoever
// answers gets the next one; main waits for all of them with epoll. Closed with shutdown().
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define WORKERS 4
#define INPUTS 100

static struct {
    int fd, input;
    pid_t pid;
} pool[WORKERS];

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void give(int w, int input) {
    pool[w].input = input;
    if (send(pool[w].fd, &input, sizeof input, MSG_NOSIGNAL) != sizeof input)
        die("send");
}

int main(void) {
    char line[4096] = "Pool    : [";
    int squares[INPUTS], next = 0, done = 0;
    int events = epoll_create1(EPOLL_CLOEXEC);
    if (events == -1)
        die("epoll_create1");

    for (int w = 0; w < WORKERS; w++) {
        int ends[2];
        if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == -1)
            die("socketpair");
        if ((pool[w].pid = fork()) == -1)
            die("fork");
        if (pool[w].pid == 0) {
            int n;
            close(ends[0]);
            while (recv(ends[1], &n, sizeof n, MSG_WAITALL) == sizeof n) {
                n *= n;
                if (send(ends[1], &n, sizeof n, MSG_NOSIGNAL) != sizeof n)
                    _exit(EXIT_FAILURE);
            }
            _exit(EXIT_SUCCESS);
        }
        close(ends[1]);
        pool[w].fd = ends[0];
        struct epoll_event event = {.events = EPOLLIN, .data = {.u32 = (unsigned)w}};
        if (epoll_ctl(events, EPOLL_CTL_ADD, ends[0], &event) == -1)
            die("epoll_ctl");
        give(w, next++);
    }

    while (done < INPUTS) {
        struct epoll_event ready;
        if (epoll_wait(events, &ready, 1, -1) != 1)
            die("epoll_wait");
        int w = (int)ready.data.u32, square;
        if (recv(pool[w].fd, &square, sizeof square, MSG_WAITALL) != sizeof square)
            die("recv");
        squares[pool[w].input] = square;
        done++;
        if (next < INPUTS)
            give(w, next++);
    }

    for (int w = 0; w < WORKERS; w++)
        if (shutdown(pool[w].fd, SHUT_WR) == -1)
            die("shutdown");
    for (int w = 0; w < WORKERS; w++) {
        siginfo_t info;
        if (waitid(P_PID, (id_t)pool[w].pid, &info, WEXITED) == -1)
            die("waitid");
        close(pool[w].fd);
    }
    close(events);

    size_t used = strlen(line);
    for (int n = 0; n < INPUTS; n++)
        used += (size_t)snprintf(line + used, sizeof line - used, "%d%s", squares[n],
                                 n < INPUTS - 1 ? ", " : "]\n");
    return write(STDOUT_FILENO, line, used) == (ssize_t)used ? EXIT_SUCCESS : EXIT_FAILURE;
}
