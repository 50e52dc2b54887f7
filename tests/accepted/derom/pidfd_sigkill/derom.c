// SPDX-License-Identifier: MIT
// Right, by SIGKILL through a pidfd, with a timerfd in place of sleep in main.
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void count(const char *name, int from, int to) {
    printf("Starting process: %s\n", name);
    for (int i = from; i <= to; i++) {
        printf("%s ---> %d\n", name, i);
        fflush(stdout);
        poll(NULL, 0, 1000);
    }
    printf("Exiting process: %s\n", name);
}

static pid_t start(const char *name, int from, int to) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        count(name, from, to);
        exit(EXIT_SUCCESS);
    }
    return child;
}

static void wait_two_seconds(void) {
    struct itimerspec when = {.it_value = {.tv_sec = 2}};
    uint64_t expirations;
    int timer = timerfd_create(CLOCK_MONOTONIC, 0);
    if (timer == -1 || timerfd_settime(timer, 0, &when, NULL) == -1 ||
        read(timer, &expirations, sizeof expirations) == -1)
        die("timerfd");
    close(timer);
}

// An old kernel, or Valgrind, knows no pidfd: there the number has to do.
static int send_kill(pid_t child) {
    int pidfd = (int)syscall(SYS_pidfd_open, child, 0);
    if (pidfd == -1)
        return errno == ENOSYS ? kill(child, SIGKILL) : -1;
    int sent = (int)syscall(SYS_pidfd_send_signal, pidfd, SIGKILL, NULL, 0);
    close(pidfd);
    return sent;
}

int main(void) {
    pid_t daemon = start("background_process", 0, 4);
    pid_t worker = start("non_background_process", 5, 8);
    wait_two_seconds();
    if (send_kill(daemon) == -1)
        die("SIGKILL");

    siginfo_t info;
    if (waitid(P_PID, (id_t)worker, &info, WEXITED) == -1 ||
        waitid(P_PID, (id_t)daemon, &info, WEXITED) == -1)
        die("waitid");
    return EXIT_SUCCESS;
}
