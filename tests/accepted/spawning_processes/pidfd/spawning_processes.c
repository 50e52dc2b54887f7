// SPDX-License-Identifier: MIT
// Right, by a descriptor of the child, which is polled until it has ended.
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void my_func(int i) {
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
}

static pid_t start(int i) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        my_func(i);
        exit(EXIT_SUCCESS);
    }
    return child;
}

// An old kernel, or Valgrind, knows no pidfd: there waitpid waits.
static void join(pid_t child) {
    int pidfd = (int)syscall(SYS_pidfd_open, child, 0);
    if (pidfd == -1 && errno != ENOSYS)
        die("pidfd_open");
    struct pollfd ended = {.fd = pidfd, .events = POLLIN};
    if (pidfd != -1 && poll(&ended, 1, -1) == -1)
        die("poll");
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
    if (pidfd != -1)
        close(pidfd);
}

int main(void) {
    for (int i = 0; i < 6; i++)
        join(start(i));
    return EXIT_SUCCESS;
}
