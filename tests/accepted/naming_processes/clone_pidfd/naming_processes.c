// SPDX-License-Identifier: MIT
// Right, by clone3 with a pidfd of each child, on which main polls.
#include <err.h>
#include <errno.h>
#include <linux/sched.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// An old kernel, or Valgrind, knows no clone3: there fork has to do, and -1 is the descriptor.
static pid_t fork_with_pidfd(int *out_pidfd) {
    struct clone_args arguments = {
        .flags = CLONE_PIDFD, .pidfd = (uintptr_t)out_pidfd, .exit_signal = SIGCHLD};
    *out_pidfd = -1;
    pid_t child = (pid_t)syscall(SYS_clone3, &arguments, sizeof arguments);
    return child == -1 && errno == ENOSYS ? fork() : child;
}

static void function(const char *name) {
    if (prctl(PR_SET_NAME, name) == -1)
        err(EXIT_FAILURE, "prctl");
    printf("Starting process name = %s\n", name);
    for (unsigned left = 3; left > 0;)
        left = sleep(left);
    printf("Exiting process name = %s\n", name);
}

int main(void) {
    struct pollfd children[2];
    for (int i = 0; i < 2; i++) {
        int pidfd;
        pid_t child = fork_with_pidfd(&pidfd);
        if (child == -1)
            err(EXIT_FAILURE, "clone3");
        if (child == 0) {
            function(i == 0 ? "myFunc process" : "Process-2");
            exit(EXIT_SUCCESS);
        }
        children[i] = (struct pollfd){.fd = pidfd, .events = POLLIN};
    }
    for (int i = 0; i < 2; i++) {
        siginfo_t info;
        int pidfd = children[i].fd;
        if (pidfd != -1 && poll(&children[i], 1, -1) == -1)
            err(EXIT_FAILURE, "poll");
        if (waitid(pidfd == -1 ? P_ALL : P_PIDFD, pidfd == -1 ? 0 : (id_t)pidfd, &info, WEXITED))
            err(EXIT_FAILURE, "waitid");
        if (pidfd != -1)
            close(pidfd);
    }
    return EXIT_SUCCESS;
}
