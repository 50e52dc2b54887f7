// SPDX-License-Identifier: MIT
// Right, with datagram sockets that carry a quarter of the work in one message, and a handler of
// SIGCHLD that waits for the workers while main sleeps in sigsuspend.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS = 4, INPUTS = 100, SHARE = INPUTS / WORKERS };

static volatile sig_atomic_t joined;

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void on_child(int signal_number) {
    int saved = errno;
    (void)signal_number;
    while (waitpid(-1, NULL, WNOHANG) > 0)
        joined++;
    errno = saved;
}

static void work(int channel) {
    int numbers[SHARE];
    ssize_t size;
    while ((size = recv(channel, numbers, sizeof numbers, 0)) > 0) { // an empty message is the end
        for (size_t i = 0; i < (size_t)size / sizeof numbers[0]; i++)
            numbers[i] *= numbers[i];
        if (send(channel, numbers, (size_t)size, 0) != size)
            die("send");
    }
}

int main(void) {
    sigset_t child_signal, before;
    sigemptyset(&child_signal);
    sigaddset(&child_signal, SIGCHLD);
    if (sigprocmask(SIG_BLOCK, &child_signal, &before) == -1)
        die("sigprocmask");
    sigdelset(&before, SIGCHLD); // for sigsuspend
    struct sigaction action = {.sa_handler = on_child};
    sigemptyset(&action.sa_mask);
    if (sigaction(SIGCHLD, &action, NULL) == -1)
        die("sigaction");

    int channels[WORKERS], squares[INPUTS];
    for (int w = 0; w < WORKERS; w++) {
        int ends[2];
        if (socketpair(AF_UNIX, SOCK_DGRAM, 0, ends) == -1)
            die("socketpair");
        pid_t pid = fork();
        if (pid == -1)
            die("fork");
        if (pid == 0) {
            work(ends[1]);
            _exit(EXIT_SUCCESS);
        }
        close(ends[1]);
        channels[w] = ends[0];
    }
    for (int w = 0; w < WORKERS; w++) {
        int numbers[SHARE];
        for (int i = 0; i < SHARE; i++)
            numbers[i] = w * SHARE + i;
        if (send(channels[w], numbers, sizeof numbers, 0) != sizeof numbers)
            die("send");
    }
    for (int w = 0; w < WORKERS; w++)
        if (recv(channels[w], &squares[w * SHARE], SHARE * sizeof(int), 0) != SHARE * sizeof(int))
            die("recv");
    for (int w = 0; w < WORKERS; w++)
        if (send(channels[w], "", 0, 0) == -1)
            die("send");
    while (joined < WORKERS)
        sigsuspend(&before);

    printf("Pool    : [%d", squares[0]);
    for (int n = 1; n < INPUTS; n++)
        printf(", %d", squares[n]);
    printf("]\n");
    return EXIT_SUCCESS;
}
