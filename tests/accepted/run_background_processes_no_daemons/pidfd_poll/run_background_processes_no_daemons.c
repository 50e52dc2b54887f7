// SPDX-License-Identifier: MIT
// Right, by pidfd: main sleeps in poll until one of the two ends, and waits for that one.
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

static void work(const char *name, int first) {
    setvbuf(stdout, NULL, _IOLBF, 0);
    printf("Starting %s\n", name);
    for (int i = 0; i < 5; i++)
        printf("---> %d\n", first + i);
    poll(NULL, 0, 1000);
    printf("Exiting %s\n", name);
}

static pid_t start(const char *name, int first) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        work(name, first);
        exit(EXIT_SUCCESS);
    }
    return child;
}

int main(void) {
    pid_t children[2] = {start("background_process", 0), start("NO_background_process", 5)};
    struct pollfd ends[2];
    for (int i = 0; i < 2; i++)
        ends[i] =
            (struct pollfd){.fd = (int)syscall(SYS_pidfd_open, children[i], 0), .events = POLLIN};

    for (int left = 2; left > 0;) {
        // An old kernel, or Valgrind, knows no pidfd: there main waits for them in turn.
        if ((ends[0].fd >= 0 || ends[1].fd >= 0) && poll(ends, 2, -1) == -1 && errno != EINTR)
            die("poll");
        for (int i = 0; i < 2; i++) {
            if (children[i] == 0 || (ends[i].fd >= 0 && !(ends[i].revents & POLLIN)))
                continue;
            siginfo_t info;
            if (waitid(P_PID, (id_t)children[i], &info, WEXITED) == -1)
                die("waitid");
            if (ends[i].fd >= 0)
                close(ends[i].fd);
            ends[i].fd = -1; // poll passes over it
            children[i] = 0;
            left--;
        }
    }
    return EXIT_SUCCESS;
}
